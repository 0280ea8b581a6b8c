import type { Level } from '@/lib/framework/levels'
import type { RoundMinutes } from '@/lib/framework/steps'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import type { Partner } from '../queue-view'
import type { Reliability } from '../reliability'
import type { FirstRound, Talk, Wish } from '../wish'

/** An hour of the week, as seen by a user who could offer or book it. */
export type SlotCell = {
  /** Ms since 1970; null where the clock skips it. */
  at: number | null
  /** Too soon, past, or too far ahead. */
  closed: boolean
  /** Number of other people's offers that fit. */
  fitting: number
  /** Whether they offer it themselves; `weekly` for every week. */
  mine: 'once' | 'weekly' | null
  /** Name of the partner they have booked it with. */
  booked: string | null
}

/** A round that two people have booked. */
export type BookedRound = {
  matchId: string
  /** Ms since 1970. */
  startsAt: number
  /** `Saturday 28 November, 19:00` */
  when: string
  minutes: RoundMinutes
  role: Seat
  title: string
  talk: Talk
  partner: Partner
  /** Null until its room opens. */
  roomId: string | null
  /** Whether cancelling it now counts as not having come. */
  late: boolean
  /** Another time that one of the two has proposed, in ms since 1970 and as text. */
  move: { to: number; when: string; mine: boolean } | null
}

/** Somebody has asked for another round. */
export type RoundAsk = { offerId: string; name: string; when: string; minutes: RoundMinutes }

/** A week of hours in the user's own zone, and what they have booked. */
export type SlotsView = {
  /** Weeks ahead of the current one. */
  week: number
  weeks: number
  /** `Lisbon (UTC+0)` */
  zone: string
  days: { words: string; today: boolean }[]
  hours: { words: string; cells: SlotCell[] }[]
  booked: BookedRound[]
  asks: RoundAsk[]
  weekly: { id: string; words: string }[]
  /** How many rounds they may have booked at once. */
  allowed: number
  /** Whether they have a calendar link. */
  hasFeed: boolean
}

/**
 * An offer that the user may book. Names are shown only once it is booked, except those of fellow members who show
 * theirs.
 */
export type SlotOffer = {
  offerId: string
  level: Level
  firstRound: FirstRound
  talk: Talk
  /** Local start time: an offer from another zone may start at half past. */
  clock: string
  reliability: Reliability
  /** The owner, and a group that both are in; null if they share none. */
  fellow: { name: string; group: string } | null
}

/** An hour that a fellow member shows to a group, and the wish that it can be booked with. */
export type GroupHour = { offerId: string; name: string; when: string; minutes: RoundMinutes; wish: Wish }

/** "Same time next week?", as a user sees it at the end of a round. */
export type AskedAgain = {
  partner: string
  /** In the user's own zone. */
  when: string
  /** `asked`: they asked; `partner asked`: saying yes books it; `booked`: it is booked. */
  state: 'open' | 'asked' | 'partner asked' | 'booked'
}
