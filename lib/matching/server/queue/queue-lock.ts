/** Name of the lock to take before putting a user into the queue or removing them from it. */
export function queueLock(userId: string): string {
  return `queue place of ${userId}`
}
