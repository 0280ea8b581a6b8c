import * as Y from 'yjs'
import { type BoardDoc, emptyBoard } from '@/lib/board/domain/doc'
import type { Dimension } from '@/lib/framework/dimensions'
import type { Point } from '@/lib/framework/points'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { PlanStep } from '@/lib/framework/steps'
import type { InterviewerStatus, InterviewerWords } from '../interviewer/interviewer-moves'
import type { RoomTrial } from '../trial/room-trial'
import type { Clock, Visit } from './clock'
import type { Plan } from './plan'

export type MemberState = { userId: string; number: number; name: string; role: RoomRole; joinedAt: number }
export type ChatMessage = {
  seq: number
  at: number
  elapsed: number
  userId: string | null
  text: string
  /** Set if the AI interviewer said it. */
  interviewer?: InterviewerWords
}
export type RevealedHint = {
  seq: number
  elapsed: number
  by: string | null
  step: PlanStep
  rung: number
  text: string
}
export type PlayedCurveball = { seq: number; elapsed: number; id: string; point: Point; text: string }
export type RevealedFacts = {
  seq: number
  elapsed: number
  point: Point
  facts: { ask: string; say: string }[]
}
export type AskedProbe = { seq: number; elapsed: number; step: PlanStep; text: string }
/** The trial on the board from then on; null removes the previous one. */
export type SetTrial = { seq: number; elapsed: number; by: string | null; trial: RoomTrial | null }
export type Note = { seq: number; elapsed: number; userId: string; step: PlanStep | null; text: string }

/**
 * What happened in a round, apart from its documents. Replaced as a whole on every change, so that views can
 * compare it.
 */
export type RoundState = {
  title: string
  mode: RoomMode
  createdBy: string
  plan: Plan
  /** Where its people talk, such as a video call. */
  meetingLink: string | null
  clock: Clock
  startedAt: number | null
  visits: Visit[]
  members: MemberState[]
  chat: ChatMessage[]
  hints: RevealedHint[]
  curveballs: PlayedCurveball[]
  facts: RevealedFacts[]
  /** What the app asked a candidate who practises alone. */
  probes: AskedProbe[]
  /** The trials shown on the board: the last one is the current one. */
  trials: SetTrial[]
  /** The AI interviewer of a round alone; absent if there is none. */
  interviewer?: { status: InterviewerStatus }
  /** Who requested that a model grade the round at its end; absent if nobody did. */
  aiGrading?: { by: string }
  /** Users who have seen the guide and so can no longer be the candidate. */
  sawGuide: string[]
  notes: Note[]
  /** Quick marks and ticked guide items, by the interviewer who set them. */
  marks: Record<string, Partial<Record<Dimension, 1 | 2 | 3 | 4>>>
  ticks: Record<string, string[]>
}

/**
 * Everything that a room knows, built from its log. It owns its two documents: `evolve` changes them in
 * place, because copying them on every edit would cost more than the edit.
 */
export type RoomState = {
  /** The newest event that it includes. */
  seq: number
  round: RoundState
  board: BoardDoc
  sheet: Y.Doc
  /** The highest number of each client's commands in the log. */
  clients: Record<string, number>
  /** Sequence number of the newest event that each kind of viewer may see; see visibleHead. */
  heads: { all: number; staff: number; own: Record<string, number> }
}

export function emptyRound(): RoundState {
  return {
    title: '',
    mode: 'pair',
    createdBy: '',
    plan: [],
    meetingLink: null,
    clock: { status: 'lobby' },
    startedAt: null,
    visits: [],
    members: [],
    chat: [],
    hints: [],
    curveballs: [],
    facts: [],
    probes: [],
    trials: [],
    sawGuide: [],
    notes: [],
    marks: {},
    ticks: {},
  }
}

export function emptyRoom(): RoomState {
  return {
    seq: 0,
    round: emptyRound(),
    board: emptyBoard(),
    sheet: new Y.Doc(),
    clients: {},
    heads: { all: 0, staff: 0, own: {} },
  }
}

export function memberOf(round: RoundState, userId: string | null): MemberState | undefined {
  return round.members.find((member) => member.userId === userId)
}

export function currentStep(round: RoundState): PlanStep | null {
  return round.clock.status === 'lobby' ? null : (round.plan[round.clock.step]?.slug ?? null)
}
