/** What people are called who deleted their account, where something of theirs is also another's. */
export const DELETED_NAME = 'Deleted account'

/** What people are called who deleted a session for good, in the copies of the others who were in it. */
export const FORMER_NAME = 'Former partner'

/** What stands in the place of words that went with an account, or with its author's copy of a session. */
export const DELETED_WORDS = 'Deleted by its author.'

/** Somebody whose account goes, as they were called until then. */
export type DeletedPerson = { userId: string; name: string; email: string | null }

/** Somebody who is erased, by every name under which others may have met them. */
export type ErasedPerson = { userId: string; names: readonly string[]; email: string | null }
