/**
 * Longest pause that the app waits out by itself when an endpoint asks for one, in milliseconds. Beyond that, users
 * decide.
 */
export const LONGEST_WAIT = 600_000
