import type { Level } from '@/lib/framework/levels'
import type { RoundMinutes } from '@/lib/framework/steps'
import type { Seat } from '@/lib/rooms/domain/round/seats'
import type { Partner } from '../queue-view'
import type { Reliability } from '../reliability'
import type { FirstRound, Talk, Wish } from '../wish'

/** An hour of the week as somebody sees it who could offer or book it. */
export type SlotCell = {
  /** Ms since 1970; null where the clock is put forward over it. */
  at: number | null
  /** Too soon, over, or too far ahead. */
  closed: boolean
  /** Offers of others that fit. */
  fitting: number
  /** They offer it themselves; `weekly` every week. */
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
  /** Another time that one of the two proposes, in ms since 1970 and in words. */
  move: { to: number; when: string; mine: boolean } | null
}

/** Somebody asks for another round. */
export type RoundAsk = { offerId: string; name: string; when: string; minutes: RoundMinutes }

/** A week of hours in somebody's own zone, and what they have booked. */
export type SlotsView = {
  /** Weeks from this one. */
  week: number
  weeks: number
  /** `Lisbon (UTC+0)` */
  zone: string
  days: { words: string; today: boolean }[]
  hours: { words: string; cells: SlotCell[] }[]
  booked: BookedRound[]
  asks: RoundAsk[]
  weekly: { id: string; words: string }[]
  /** Rounds that they may have booked at once. */
  allowed: number
  /** Whether there is a link to a calendar of theirs. */
  hasFeed: boolean
}

/** An offer that somebody may book. Names are known once it is booked, but for those of fellow members who show theirs. */
export type SlotOffer = {
  offerId: string
  level: Level
  firstRound: FirstRound
  talk: Talk
  /** By the clock: an offer of another zone may begin at half past. */
  clock: string
  reliability: Reliability
  /** Whose it is, and of which group that both are in; null for everybody else. */
  fellow: { name: string; group: string } | null
}

/** An hour that a fellow member shows to a group, and with which wish it can be booked. */
export type GroupHour = { offerId: string; name: string; when: string; minutes: RoundMinutes; wish: Wish }

/** "Same time next week?", as somebody sees it at the end of a round. */
export type AskedAgain = {
  partner: string
  /** In their own zone. */
  when: string
  /** They asked; the partner asked, so that saying yes books it; it is booked. */
  state: 'open' | 'asked' | 'partner asked' | 'booked'
}
