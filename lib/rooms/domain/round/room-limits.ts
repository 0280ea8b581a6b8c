/** Maximum number of rooms that one person may create within a day: solo practice can use several an hour. */
export const ROOMS_A_DAY = 30
/**
 * Maximum number of a person's open rooms. Those abandoned for more than a week do not count, so nobody is
 * locked out.
 */
export const OPEN_ROOMS = 20
export const DAY_MS = 24 * 3_600_000
export const WEEK_MS = 7 * DAY_MS
/** Days without an event after which a guest's room that nobody else has entered is deleted. */
export const GUEST_ROOMS_DAYS = 60
/** Maximum number of past sessions that somebody can pin to the top of their list. */
export const PINS_MOST = 20
/** How many days before a round is deleted, at the end of its retention period, its people are told. */
export const GOING_NOTICE_DAYS = 14
/** How many days a session stays in somebody's trash. */
export const TRASH_DAYS = 30
