import type { WrittenAnswer } from './public-raw'

/** What a model was shown of a session, and what it wrote. */
export type AiRecordView = {
  model: string
  promptVersion: number
  pieces: { id: string; title: string; text: string; by: 'candidate' | 'interviewer' | 'app' }[]
  /** Sentences that were left out, as they spoke to the grader. */
  withheld: string[]
  answers: {
    dimension: string
    round: number
    parameters: string
    /** Null: it wrote nothing that could be read. */
    written: WrittenAnswer[] | null
  }[]
}
