/** Maximum number of ratings per request; more are sent in batches. */
export const MOST_REVIEW_CHANGES = 200
/** Maximum number of cards whose texts are requested at once. */
export const MOST_DRAWN = 200
