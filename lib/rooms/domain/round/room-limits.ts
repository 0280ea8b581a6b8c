/** Rooms that one person may make within a day: solo practice goes through several an hour. */
export const ROOMS_A_DAY = 30
/** Rooms of theirs that may be open at once. Those left for longer than a week count no more, so nobody is locked out. */
export const OPEN_ROOMS = 20
export const DAY_MS = 24 * 3_600_000
export const WEEK_MS = 7 * DAY_MS
/** Days without an event after which a guest's room that nobody else was in is deleted. */
export const GUEST_ROOMS_DAYS = 60
/** Past sessions that somebody keeps at the top of their list. */
export const PINS_MOST = 20
/** Days before a round is deleted, as it was kept for long enough, from which its people can read of it. */
export const GOING_NOTICE_DAYS = 14
/** Days for which a session stays in somebody's trash. */
export const TRASH_DAYS = 30
