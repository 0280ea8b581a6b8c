/**
 * Longest pause requested by an endpoint that the app waits out by itself, in milliseconds. A longer one is up to the
 * users.
 */
export const LONGEST_WAIT = 600_000
