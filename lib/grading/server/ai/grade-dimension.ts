import { randomBytes, randomInt } from 'node:crypto'
import type { TokenUse } from '@/lib/ai/domain/tokens'
import { type CheckedDimension, checkGraderAnswer } from '../../domain/ai/check-grader-answer'
import { type AskedStatement, askedStatements, keptAsked } from '../../domain/ai/controls'
import { graderQuestion } from '../../domain/ai/grader-prompt'
import type { SessionPiece } from '../../domain/ai/session-piece'
import type { RubricDimension } from '../../domain/rubric'
import type { ModelGrader } from './grader'

/** What a grader can read of a session, the same for each dimension. */
export type GradedRecord = Readonly<{
  /** Without anything that addresses the grader. */
  pieces: readonly SessionPiece[]
  /** The case's notes on observables, by their ids. */
  notes: Readonly<Partial<Record<string, string>>>
  /** What the candidate was asked to design. */
  task: string
}>

export type DimensionGrading = Readonly<{
  /** Null if a control statement was answered wrongly. */
  checked: CheckedDimension | null
  /** The statements by the labels that `raw` uses for them. */
  asked: readonly AskedStatement[]
  raw: string
  tokens: TokenUse
  parameters: Readonly<Record<string, string | number>>
  /** The number of pieces for which the question had no room. */
  leftOut: number
}>

const CANNOT_BE_GUESSED = 2 ** 32

/**
 * Has one dimension graded by a grader that knows no other grade, and checks its answer against the session.
 * @throws ModelFailure
 */
export async function gradeDimension(
  grader: ModelGrader,
  dimension: RubricDimension,
  { pieces, notes, task }: GradedRecord,
  signal: AbortSignal,
): Promise<DimensionGrading> {
  const asked = askedStatements(
    dimension.observables ?? [],
    pieces,
    () => randomInt(CANNOT_BE_GUESSED) / CANNOT_BE_GUESSED,
  )
  const marker = randomBytes(9).toString('hex')
  const question = graderQuestion({ dimension, asked, pieces, notes, task, marker })
  const labels = asked.map(({ label }) => label)
  const { answer, ...rest } = await grader.ask(question, labels, signal)
  return {
    ...rest,
    asked: asked.map(keptAsked),
    checked: checkGraderAnswer(answer, asked, question.shown),
    leftOut: question.leftOut,
  }
}
