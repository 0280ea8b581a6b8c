/** Maximum number of members in a group, of groups per user, and of cases on a shelf. */
export const MEMBERS_MOST = 30
export const GROUPS_MOST = 20
export const SHELF_MOST = 50

/** How long a link is valid, in ms, and how many people can join with it. */
export const GROUP_LINK_MS = 14 * 24 * 3_600_000
export const GROUP_LINK_PEOPLE = 10

/** What a member lets a group see. */
export type ShownToGroup = { free: boolean; hours: boolean }

/** A group in a user's list. */
export type GroupLine = { id: string; name: string; members: number; admin: boolean } & ShownToGroup

export type GroupMemberView = {
  userId: string
  name: string
  mine: boolean
  admin: boolean
  /** Until when they are free, in ms since 1970; null if they are not, or do not show it. */
  freeUntil: number | null
}

/** A group as one of its members sees it. */
export type GroupView = {
  id: string
  name: string
  /** The viewer is its admin. */
  admin: boolean
  /** The admin first, then in order of joining. */
  members: GroupMemberView[]
  /** What the viewer shows. */
  shown: ShownToGroup
  /** The valid link, for the admin; null without one, and for everybody else. */
  link: { until: number; left: number } | null
  shelf: { caseId: string; title: string; author: string; removable: boolean }[]
}

/** A group as seen by somebody who follows its link. */
export type GroupPreview = { id: string; name: string; admin: string; members: number; isIn: boolean }
