/** What people are called who deleted their account, where something of theirs is also another's. */
export const DELETED_NAME = 'Deleted account'

/** What stands in the place of words that went with an account. */
export const DELETED_WORDS = 'Deleted with its author’s account.'

/** Somebody whose account goes, as they were called until then. */
export type DeletedPerson = { userId: string; name: string; email: string | null }
