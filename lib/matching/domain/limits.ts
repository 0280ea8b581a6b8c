/** How long two people have to accept a match, in ms. */
export const ANSWER_MS = 20_000
/** After this a ticket ends by itself, in ms. */
export const TICKET_MS = 3_600_000
/** A person who is not in the room this long after it was made counts as absent, in ms. */
export const NO_SHOW_MS = 5 * 60_000
/** How long after its planned length a matched round still holds its two people, in ms. */
export const HELD_AFTER_MS = 60 * 60_000
/** Times that one person may join the queue within an hour. */
export const JOINS_AN_HOUR = 30
/** Matches that one person may decline within an hour. */
export const DECLINES_AN_HOUR = 10
/** Days for which it is remembered when people joined the queue. */
export const ARRIVALS_KEPT_DAYS = 28
