/** Somebody who drew within this time counts as drawing, in ms. */
const DRAWING_MS = 1_000

/**
 * Minimum time between the turns of a room while several people draw in it, in ms. With a few, no longer than
 * a browser waits between two of its own messages; with many, no longer than between two positions of a
 * cursor; in a crowd, where every change goes to even more people, no longer than still looks immediate.
 */
export const PACES = { several: 33, many: 50, crowd: 66 } as const
const MANY = 4
const CROWD = 6

/** Tracks how many people are drawing in a room at once. Pure: the caller passes the time in ms. */
export class Traffic {
  private readonly drewAt = new Map<string, number>()

  drew(actorId: string, now: number): void {
    this.drewAt.set(actorId, now)
  }

  /** How long a room's changes may be collected, in ms; 0 if at most one person is drawing. */
  pace(now: number): number {
    for (const [id, at] of this.drewAt) if (now - at >= DRAWING_MS) this.drewAt.delete(id)
    const { size } = this.drewAt
    if (size >= CROWD) return PACES.crowd
    return size >= MANY ? PACES.many : size >= 2 ? PACES.several : 0
  }
}
