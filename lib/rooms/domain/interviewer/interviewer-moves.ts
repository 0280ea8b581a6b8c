/**
 * What the AI interviewer of a round alone can do with its turn. `reply`: answers in its own words. `fact`:
 * gives a fact from the guide. `return`: hands a design question back. `hint`: gives the next hint of the
 * ladder. `probe`: asks about the board or about the step. `curveball`: changes a requirement. `pace`: says
 * that a step has used up its minutes. `time-up`: says that the round has. `quiet`: stops talking.
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
 * The state of the interviewer. `here`: it takes part. `quiet`: the candidate told it to stop. `away`: its
 * model does not respond. `spent`: it has called its model the maximum number of times for one round.
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

/** Details stored with a message of the interviewer. */
export type InterviewerWords = {
  move: InterviewerMove
  /**
   * What it was about: a fact's id, a hint's step, a finding's code. Null if it was about nothing in
   * particular.
   */
  about: string | null
  saw: SeenWork
}

/** Maximum length of one message in the interviewer's own words, in characters. */
export const WORDS_LIMIT = 400
/** Maximum length of a question by the app about the board, in characters. */
export const ASKS_LIMIT = 1_000
