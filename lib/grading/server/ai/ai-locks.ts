/** Whoever has a session graded, or goes on with it, takes this lock first. */
export function roomLock(roomId: string): string {
  return `ai gradings in ${roomId}`
}

/** The same for each person whose grading it is. */
export function personLock(userId: string): string {
  return `ai gradings of ${userId}`
}
