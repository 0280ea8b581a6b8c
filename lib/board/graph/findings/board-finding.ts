/** Something that a careful colleague would ask about a drawing. */
export type BoardFinding = Readonly<{
  code: string
  severity: 'note' | 'question' | 'risk'
  /** What was seen, naming the parts concerned. */
  message: string
  /** Why it matters, in one sentence. */
  why: string
  /** What to ask next. */
  ask: string
  /** Ids of the elements that it rests on. */
  elements: readonly string[]
  /** The handbook page that explains it. */
  page: string | null
}>
