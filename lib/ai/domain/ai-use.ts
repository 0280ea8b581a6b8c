/** One user's use of the model on one day, for administrators. */
export type AiUseOfPerson = {
  /** Null once the account has been deleted. */
  name: string | null
  userId: string | null
  purpose: 'grading' | 'interview'
  questions: number
  input: number
  output: number
  /** Some of the tokens were estimated. */
  estimated: boolean
  /** In dollars; null if the operator has set no prices. */
  cost: number | null
}

/** One day's use (UTC) by everybody, the heaviest first. */
export type AiUseOfDay = { /** `2026-11-30` */ day: string; people: AiUseOfPerson[] }
