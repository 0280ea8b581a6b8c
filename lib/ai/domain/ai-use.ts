/** What a model was asked on one day for one person, for those who run the site. */
export type AiUseOfPerson = {
  /** Null once they have no account any more. */
  name: string | null
  userId: string | null
  purpose: 'grading' | 'interview'
  questions: number
  input: number
  output: number
  /** Some of the tokens were estimated. */
  estimated: boolean
  /** In dollars; null where the operator set no prices. */
  cost: number | null
}

/** The same for a day (UTC): everybody, who used most first. */
export type AiUseOfDay = { /** `2026-11-30` */ day: string; people: AiUseOfPerson[] }
