/** Name of a user who deleted their account, wherever their content also belongs to somebody else. */
export const DELETED_NAME = 'Deleted account'

/** Name of a user who deleted a session for good, in the copies of its other participants. */
export const FORMER_NAME = 'Former partner'

/** Replaces text that was deleted with an account, or with its author's copy of a session. */
export const DELETED_WORDS = 'Deleted by its author.'

/** A user whose account is being deleted, under the name they had until then. */
export type DeletedPerson = { userId: string; name: string; email: string | null }

/** A user who is being erased, with every name under which others may know them. */
export type ErasedPerson = { userId: string; names: readonly string[]; email: string | null }
