/** Somebody who drew within this time is drawing, in ms. */
const DRAWING_MS = 1_000

/**
 * How far apart the turns of a room are while several people draw in it, in ms: no longer than a browser waits between
 * two of its own messages, where many draw no longer than between two places of a cursor, and in a crowd, whose every
 * change goes to more people still, no longer than nobody can tell from at once.
 */
export const PACES = { several: 33, many: 50, crowd: 66 } as const
const MANY = 4
const CROWD = 6

/** Notices how many people draw in a room at once. Pure: the caller brings the time in ms. */
export class Traffic {
  private readonly drewAt = new Map<string, number>()

  drew(actorId: string, now: number): void {
    this.drewAt.set(actorId, now)
  }

  /** How long what happens in the room may be gathered, in ms; 0 where one person draws or nobody. */
  pace(now: number): number {
    for (const [id, at] of this.drewAt) if (now - at >= DRAWING_MS) this.drewAt.delete(id)
    const { size } = this.drewAt
    if (size >= CROWD) return PACES.crowd
    return size >= MANY ? PACES.many : size >= 2 ? PACES.several : 0
  }
}
