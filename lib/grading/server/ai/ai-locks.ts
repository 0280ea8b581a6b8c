/** Taken before a grading of the session is started or continued. */
export function roomLock(roomId: string): string {
  return `ai gradings in ${roomId}`
}

/** The same for the person whose grading it is. */
export function personLock(userId: string): string {
  return `ai gradings of ${userId}`
}
