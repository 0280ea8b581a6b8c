/** Somebody whom a person has blocked, as their settings show it. */
export type BlockedPerson = { userId: string; name: string }
