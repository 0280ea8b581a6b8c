/** How long somebody is free when they say so, in ms. */
export const FREE_MS = 60 * 60_000

/** People whom somebody may let see when they are free. */
export const VIEWERS_MOST = 100

/** Somebody who lets the viewer see that they are free. */
export type FreePerson = {
  userId: string
  name: string
  /** Ms since 1970. */
  until: number
}

/** What somebody sees of presence: their own, and that of others who let them. */
export type PresenceView = {
  /** Until when they are free themselves, ms since 1970; null where they did not say so. */
  mine: number | null
  /** How many people they let see it. */
  viewers: number
  people: FreePerson[]
}
