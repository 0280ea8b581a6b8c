/** A room is busy while two people have drawn within this time, in ms. */
const BUSY_MS = 1_000

/** Notices when several people draw in a room at once. Pure: the caller brings the time in ms. */
export class Traffic {
  private lastDrawer: string | null = null
  /** When somebody else than the last drawer drew. */
  private changedAt = Number.NEGATIVE_INFINITY

  drew(actorId: string, now: number): void {
    if (actorId === this.lastDrawer) return
    if (this.lastDrawer !== null) this.changedAt = now
    this.lastDrawer = actorId
  }

  isBusy(now: number): boolean {
    return now - this.changedAt < BUSY_MS
  }
}
