/** Whoever changes what a person offers or has booked takes this lock first. */
export function slotsLock(userId: string): string {
  return `slots of ${userId}`
}
