import type { Dimension } from '@/lib/framework/dimensions'
import type { Pointer } from '../grade'
import type { Rubric } from '../rubric'
import type { Answer } from '../score-of'
import type { Score } from '../scores'
import type { GradedAdvice } from './advice'
import type { AgreementGroup } from './agreement'
import type { DimensionProblem } from './ai-limits'
import type { WhyNotBegun } from './at-end'
import type { SessionSubstance } from './enough-to-grade'

export type PresentedAnswer = {
  observable: string
  answer: Answer
  /** The model's answer, if nothing in the session supports it. */
  unsupported: Answer | null
  /** 0 to 1; null if not yet known. */
  confidence: number | null
  evidence: { title: string; text: string; pointer: Pointer | null }[]
}

/** One grading of a dimension: the first, or one after an appeal. */
export type PresentedRound = {
  round: number
  status: 'waiting' | 'done' | 'failed'
  /** Why the last attempt failed. */
  problem: DimensionProblem | null
  score: Score | null
  answers: PresentedAnswer[]
  appeal: { by: string; mine: boolean; observable: string; text: string; pointer: Pointer } | null
}

/** A grading of a session by a model, in the form that its members may see. */
export type PresentedAiGrading = {
  id: string
  status: 'running' | 'done' | 'cancelled' | 'thin'
  /** Milliseconds since 1970. */
  at: number
  startedBy: string
  model: string
  promptVersion: number
  /** The number of dimensions graded, their total, and those that failed. */
  done: number
  of: number
  failed: number
  /**
   * Why they failed, each reason once. It reveals nothing about the session, so it is shown before the grades are
   * open.
   */
  problems: DimensionProblem[]
  /** Input and output. */
  tokens: number
  estimated: boolean
  /** In dollars; null if the operator set no prices. */
  cost: number | null
  /** Why it was not graded. */
  substance: SessionSubstance | null
  /** The result; null until the grades of the session are open. */
  content: {
    /** Newest first. */
    dimensions: Partial<Record<Dimension, PresentedRound[]>>
    advice: GradedAdvice
    /**
     * Dimensions that earlier gradings with the same prompt scored differently, with each other score, oldest first.
     */
    otherwise: { dimension: Dimension; before: (Score | null)[]; now: Score | null }[]
    withheld: number
    leftOut: number
  } | null
}

/** Everything about feedback by a model that a session's page shows. */
export type AiFeedbackView = {
  rubric: Rubric
  /** The grades of the session are open, and so is the model's feedback. */
  released: boolean
  /** Guests may read feedback, but not request it. */
  mayAsk: boolean
  /** The model that would grade now. */
  model: string
  /** The newest. */
  grading: PresentedAiGrading | null
  /** If the round was to be graded at its end and is not: who wanted that, and why it did not begin. */
  atEnd: { by: string; mine: boolean; why: WhyNotBegun } | null
  /** For the model of the newest grading. */
  agreement: AgreementGroup[]
  /**
   * How many gradings the viewer has started and what they used since the day (UTC) began; the cost in dollars, null
   * without prices.
   */
  today: { started: number; most: number; tokens: number; cost: number | null }
}
