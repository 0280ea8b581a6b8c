import type { Observable } from './rubric'
import type { Answer, Answers } from './score-of'

/** A statement with the answers of several graders, in their order. */
export type AnsweredObservable = { observable: Observable; answers: Answer[]; differs: boolean }

/**
 * The statements of a dimension with the answers of the graders who gave any; `differs` if these are not all the same.
 */
export function compareAnswers(
  observables: readonly Observable[],
  given: readonly Answers[],
): AnsweredObservable[] {
  return observables.map((observable) => {
    const answers = given.map((each): Answer => each[observable.id] ?? 'cannot-tell')
    return { observable, answers, differs: new Set(answers).size > 1 }
  })
}
