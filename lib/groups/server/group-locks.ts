/** Lock to hold while changing a group's members. */
export const groupLock = (groupId: string): string => `group ${groupId}`

/** Lock to hold while adding a user to a group. */
export const groupsLock = (userId: string): string => `groups of ${userId}`
