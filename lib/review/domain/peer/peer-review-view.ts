import type { RoomMode } from '@/lib/framework/roles'
import type { GradeColumn, GradingView } from '@/lib/grading/domain/grading-view'
import type { SessionRecord } from '../session-record'
import type { ReviewerRecord } from './reviewer-record'

/** How long a reviewer has a round, in ms. A round of an hour is played in a quarter of one, and graded in another. */
export const REVIEW_TIME_MS = 24 * 3_600_000

/** Where the other one of a review that is in stands with their name. */
export type NameState = {
  /** The viewer lets the other know theirs. */
  mine: boolean
  /** The other one's, once both want it. */
  name: string | null
}

/** How far the review of a round is, for one of the people who had a seat in it. */
export type PeerReviewView =
  /** The candidate may hand it in, if they have a round left to hand in. */
  | { state: 'offer'; left: number; groups: { id: string; name: string }[] }
  /** Its candidate asks the viewer, who has not agreed. */
  | { state: 'agree'; by: string; inGroup: boolean }
  /** Not all have agreed; the names of those. */
  | { state: 'asked'; awaited: string[] }
  /** It waits behind `ahead` others, of everybody or of a group. */
  | { state: 'open'; ahead: number; group: string | null }
  /** It was handed to a group that its candidate is not in any more. */
  | { state: 'stranded' }
  | { state: 'taken' }
  /** The grade is in, and opens with the others. */
  | { state: 'closed' }
  | { state: 'done'; column: GradeColumn; record: ReviewerRecord; names: NameState | null }

/** What the page of a session shows of its review. Null where it has none and the viewer can hand in none. */
export type SessionReview = {
  /** Null as long as it was never handed in. */
  id: string | null
  /** The viewer is its candidate. */
  mine: boolean
  view: PeerReviewView
} | null

/** A round that a reviewer has, without anything that says whose it is. */
export type TakenRound = {
  id: string
  title: string
  prompt: string
  mode: RoomMode
  minutes: number
  /** Until when they have it, ms since 1970. */
  until: number
  record: SessionRecord
  /** Hints and curveballs are left out, as the case's guide is closed to the reviewer. */
  isGivenClosed: boolean
  grading: GradingView
}

/** A review that somebody gave. */
export type GivenReview = {
  id: string
  title: string
  /** Ms since 1970. */
  at: number
  names: NameState
}

/** A round that somebody handed in. */
export type HandedIn = {
  roomId: string
  title: string
  at: number
  state: 'asked' | 'open' | 'taken' | 'done'
}

/** What somebody sees of reviews apart from any session. */
export type ReviewDeskView = {
  /** Rounds that they may hand in now, and reviews that they gave and got. */
  left: number
  given: number
  received: number
  /** Rounds that wait and that they could be given, at most COUNTED. */
  waiting: number
  taken: { id: string; title: string; until: number } | null
  record: ReviewerRecord
  /** The groups of theirs in which rounds wait for them. */
  groups: { id: string; name: string; waiting: number }[]
  handedIn: HandedIn[]
  reviews: GivenReview[]
}

/** Up to here rounds that wait are counted. */
export const COUNTED = 50
