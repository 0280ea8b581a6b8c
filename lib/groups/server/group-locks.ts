/** Whoever changes who is in a group holds its lock. */
export const groupLock = (groupId: string): string => `group ${groupId}`

/** Whoever brings somebody into a group holds theirs. */
export const groupsLock = (userId: string): string => `groups of ${userId}`
