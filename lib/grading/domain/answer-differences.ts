import type { Observable } from './rubric'
import type { Answer, Answers } from './score-of'

/** A statement with what each of several graders answered, in their order. */
export type AnsweredObservable = { observable: Observable; answers: Answer[]; differs: boolean }

/** The statements of a dimension with the answers of those who gave any; `differs` where these are not all the same. */
export function compareAnswers(
  observables: readonly Observable[],
  given: readonly Answers[],
): AnsweredObservable[] {
  return observables.map((observable) => {
    const answers = given.map((each): Answer => each[observable.id] ?? 'cannot-tell')
    return { observable, answers, differs: new Set(answers).size > 1 }
  })
}
