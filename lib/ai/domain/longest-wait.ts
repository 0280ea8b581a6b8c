/** Milliseconds that the app waits for an endpoint that asks to be left alone. What is longer is for people to decide. */
export const LONGEST_WAIT = 600_000
