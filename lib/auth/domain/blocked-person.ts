/** A user whom somebody has blocked, as shown in their settings. */
export type BlockedPerson = { userId: string; name: string }
