/** How long somebody counts as free after saying so, in ms. */
export const FREE_MS = 60 * 60_000

/** Maximum number of people whom somebody can let see when they are free. */
export const VIEWERS_MOST = 100

/** Somebody who is free now and lets the viewer see it. */
export type FreePerson = {
  userId: string
  name: string
  /** Ms since 1970. */
  until: number
}

/** The presence that a user sees: their own, and that of others who allow it. */
export type PresenceView = {
  /** Until when the user is free themselves, ms since 1970; null if they are not marked as free. */
  mine: number | null
  /** How many people can see when the user is free. */
  viewers: number
  people: FreePerson[]
}
