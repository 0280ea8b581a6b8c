/** Name of the lock to take before changing a user's offers or bookings. */
export function slotsLock(userId: string): string {
  return `slots of ${userId}`
}
