/** Whoever puts a person into the queue, or takes them out of it, takes this lock first. */
export function queueLock(userId: string): string {
  return `queue place of ${userId}`
}
