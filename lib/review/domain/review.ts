import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import type { NextRoundView } from '@/lib/rooms/domain/round/next-round'
import type { SessionRecord } from './session-record'

/** Everything that the page of a past session shows one of its members. */
export type Review = {
  id: string
  title: string
  /** The case whose guide the viewer may read now; null if they may not. */
  guideOf: string | null
  /** Hints and curveballs are left out, since the viewer is the candidate of another open round on the case. */
  isGivenClosed: boolean
  mode: RoomMode
  /** Planned length. */
  minutes: number
  /** Milliseconds since 1970. */
  startedAt: number
  role: RoomRole
  people: { name: string; role: RoomRole; mine: boolean; number: number }[]
  /** When it will be deleted for everyone, in ms since 1970; null if no day is set. */
  goesAt: number | null
  record: SessionRecord
  /** The round in which the two swap roles; null for viewers without one. */
  next: NextRoundView | null
  /** Null for observers. */
  grading: GradingView | null
  /** A model that can grade it is configured: otherwise nothing about this is shown. */
  hasAi: boolean
}
