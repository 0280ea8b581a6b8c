import type { WrittenAnswer } from './public-raw'

/** What a model was shown of a session, and what it wrote. */
export type AiRecordView = {
  model: string
  promptVersion: number
  pieces: { id: string; title: string; text: string; by: 'candidate' | 'interviewer' | 'app' }[]
  /** Sentences that were left out because they addressed the grader. */
  withheld: string[]
  answers: {
    dimension: string
    round: number
    parameters: string
    /** Null if it wrote nothing that could be parsed. */
    written: WrittenAnswer[] | null
  }[]
}
