/**
 * What the AI interviewer of a round alone can do with its turn.
 * `reply`: answers in its own words. `fact`: gives a fact of the guide. `return`: returns a design question. `hint`: gives the
 * next rung of a ladder. `probe`: asks about the board or about the step. `curveball`: changes a requirement. `pace`: says
 * that a step has had its minutes. `time-up`: says that the round has. `quiet`: stops talking.
 */
export const INTERVIEWER_MOVES = [
  'reply',
  'fact',
  'return',
  'hint',
  'probe',
  'curveball',
  'pace',
  'time-up',
  'quiet',
] as const
export type InterviewerMove = (typeof INTERVIEWER_MOVES)[number]

/**
 * Where the interviewer is. `here`: it takes part. `quiet`: the candidate told it to stop. `away`: its model does not
 * answer. `spent`: it has asked its model as often as one round may.
 */
export const INTERVIEWER_STATUSES = ['here', 'quiet', 'away', 'spent'] as const
export type InterviewerStatus = (typeof INTERVIEWER_STATUSES)[number]

/** How much of the candidate's work the interviewer saw when it spoke. */
export type SeenWork = {
  /** Parts on the board. */
  parts: number
  /** Connections between them. */
  connections: number
  /** Words in the worksheet. */
  words: number
}

/** What stands beside a message of the interviewer. */
export type InterviewerWords = {
  move: InterviewerMove
  /** What it was about: a fact's id, a hint's step, a finding's code. Null where it was about nothing in particular. */
  about: string | null
  saw: SeenWork
}

/** Longest that the interviewer says in its own words at once, in characters. */
export const WORDS_LIMIT = 400
/** Longest question of the app's about the board, in characters. */
export const ASKS_LIMIT = 1_000
