/** Ratings that are sent at once; more of them go in parts. */
export const MOST_REVIEW_CHANGES = 200
/** Cards whose texts are asked for at once. */
export const MOST_DRAWN = 200
