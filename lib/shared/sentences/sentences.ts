import { AUTH_SENTENCES } from './auth'
import { BOARD_SENTENCES } from './board'
import { CASES_SENTENCES } from './cases'
import { GRADING_SENTENCES } from './grading'
import { LEARNING_SENTENCES } from './learning'
import { MATCHING_SENTENCES } from './matching'
import { REVIEW_SENTENCES } from './review'
import { ROOMS_SENTENCES } from './rooms'
import { SAFETY_SENTENCES } from './safety'
import type { ParamsFor } from './sentence'
import { SERVER_SENTENCES } from './server'

/** The one place for what people read when a request of theirs fails: a sentence for each code. */
export const SENTENCES = {
  ...SERVER_SENTENCES,
  ...AUTH_SENTENCES,
  ...BOARD_SENTENCES,
  ...CASES_SENTENCES,
  ...ROOMS_SENTENCES,
  ...GRADING_SENTENCES,
  ...MATCHING_SENTENCES,
  ...REVIEW_SENTENCES,
  ...SAFETY_SENTENCES,
  ...LEARNING_SENTENCES,
}

/** The name of a failure, `area/reason`. Throwing one without a sentence is a type error. */
export type ErrorCode = keyof typeof SENTENCES

/** The parameters in the sentence of a code. */
export type ParamsOf<C extends ErrorCode> = ParamsFor<(typeof SENTENCES)[C]>

/** Codes whose sentence has no parameters. */
export type PlainCode = {
  [C in ErrorCode]: keyof ParamsOf<C> extends never ? C : never
}[ErrorCode]
