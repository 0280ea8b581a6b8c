/** How long two people have to accept a match, in ms. */
export const ANSWER_MS = 20_000
/** A ticket expires after this, in ms. */
export const TICKET_MS = 3_600_000
/** A person who is not in the room this long after it was created counts as absent, in ms. */
export const NO_SHOW_MS = 5 * 60_000
/** How long after its planned length a matched round still keeps its two people out of the queue, in ms. */
export const HELD_AFTER_MS = 60 * 60_000
/** How often one person may join the queue per hour. */
export const JOINS_AN_HOUR = 30
/** Maximum number of matches that one person may decline per hour. */
export const DECLINES_AN_HOUR = 10
/** Days for which arrivals in the queue are kept. */
export const ARRIVALS_KEPT_DAYS = 28
