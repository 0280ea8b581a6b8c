import type { RoomMode } from '@/lib/framework/roles'
import type { GradeColumn, GradingView } from '@/lib/grading/domain/grading-view'
import type { SessionRecord } from '../session-record'
import type { ReviewerRecord } from './reviewer-record'

/**
 * How long a reviewer keeps a round, in ms. Playing a round of an hour takes a quarter of an hour, and grading it
 * another.
 */
export const REVIEW_TIME_MS = 24 * 3_600_000

/** Whether the two people in a finished review have shown their names. */
export type NameState = {
  /** The viewer shows their own name. */
  mine: boolean
  /** The other person's name, once both have agreed. */
  name: string | null
}

/** The state of a round's review, for one of the people who had a seat in it. */
export type PeerReviewView =
  /** The candidate may submit it, if they have submissions left. */
  | { state: 'offer'; left: number; groups: { id: string; name: string }[] }
  /** Its candidate asks for the agreement of the viewer, who has not agreed yet. */
  | { state: 'agree'; by: string; inGroup: boolean }
  /** Not everybody has agreed; the names of those who have not. */
  | { state: 'asked'; awaited: string[] }
  /** It waits behind `ahead` other rounds, in the public queue or a group's. */
  | { state: 'open'; ahead: number; group: string | null }
  /** It was submitted to a group that its candidate has left. */
  | { state: 'stranded' }
  | { state: 'taken' }
  /** The grade is in, and opens with the others. */
  | { state: 'closed' }
  | { state: 'done'; column: GradeColumn; record: ReviewerRecord; names: NameState | null }

/** What a session's page shows of its review. Null if it has none and the viewer cannot ask for one. */
export type SessionReview = {
  /** Null if it was never submitted. */
  id: string | null
  /** The viewer is its candidate. */
  mine: boolean
  view: PeerReviewView
} | null

/** A round that a reviewer has taken, without anything that identifies its people. */
export type TakenRound = {
  id: string
  title: string
  prompt: string
  mode: RoomMode
  minutes: number
  /** The reviewer's deadline, ms since 1970. */
  until: number
  record: SessionRecord
  /** Hints and curveballs are left out, since the case's guide is closed to the reviewer. */
  isGivenClosed: boolean
  grading: GradingView
}

/** A review that a person gave. */
export type GivenReview = {
  id: string
  title: string
  /** Ms since 1970. */
  at: number
  names: NameState
}

/** A round that a person submitted. */
export type HandedIn = {
  roomId: string
  title: string
  at: number
  state: 'asked' | 'open' | 'taken' | 'done'
}

/** What a person sees of reviews outside any session. */
export type ReviewDeskView = {
  /** How many rounds they may submit now, and how many reviews they have given and received. */
  left: number
  given: number
  received: number
  /** The number of waiting rounds that they could be given, at most COUNTED. */
  waiting: number
  taken: { id: string; title: string; until: number } | null
  record: ReviewerRecord
  /** Their groups in which rounds are waiting for them. */
  groups: { id: string; name: string; waiting: number }[]
  handedIn: HandedIn[]
  reviews: GivenReview[]
}

/** Waiting rounds are counted up to this number. */
export const COUNTED = 50
