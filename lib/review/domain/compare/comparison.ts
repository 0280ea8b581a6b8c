import type { Dimension } from '@/lib/framework/dimensions'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import type { SessionRecord } from '../session-record'

/** One of two rounds shown side by side. */
export type ComparisonSide = {
  /** Null for a model round. */
  roomId: string | null
  title: string
  /** Milliseconds since 1970; null for a model round. */
  startedAt: number | null
  minutes: number
  mode: RoomMode
  role: RoomRole | null
  /** Names of the other members; empty for a model round. */
  partners: readonly string[]
  /** Where its log is. */
  replayAt: string
  /** The path below which the board's pictures are; null if it has none. */
  imagesAt: string | null
  record: SessionRecord
  /** The scores that are open to the viewer; null if there are none. */
  scores: ComparedScores | null
}

/** By dimension: the candidate's own score, and the mean of the interviewers'. Null if nothing was observed. */
export type ComparedScores = Partial<Record<Dimension, { self: number | null; peers: number | null }>>

/** A round that can be chosen to compare with. */
export type ComparisonChoice = {
  /** `model`, or the id of a room. */
  id: string
  /** Milliseconds since 1970; null for the model round. */
  startedAt: number | null
  minutes: number
  mode: RoomMode
  role: RoomRole | null
  /** Names of the other members; empty for the model round. */
  partners: readonly string[]
}

export type Comparison = {
  left: ComparisonSide
  /** Null until one is chosen, or if there is none to choose. */
  right: ComparisonSide | null
  /** Rounds on the same case, newest first, and the model round if it is open. */
  choices: ComparisonChoice[]
}

/** The scores of a round that are open to its viewer; null while none are. */
export function comparedScores(grading: GradingView | null): ComparedScores | null {
  const open = (grading?.columns ?? []).flatMap((column) => (column.status === 'open' ? [column] : []))
  if (open.length === 0) return null
  const scoresOf = (source: 'self' | 'peer', dimension: Dimension) =>
    open.flatMap((column) => {
      const score = column.source === source ? column.grade.scores[dimension].score : null
      return score === null ? [] : [score]
    })
  return Object.fromEntries(
    (grading?.rubric.dimensions ?? []).map(({ id }) => [
      id,
      { self: mean(scoresOf('self', id)), peers: mean(scoresOf('peer', id)) },
    ]),
  )
}

function mean(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
}
