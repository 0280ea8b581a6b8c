import type { Dimension } from '@/lib/framework/dimensions'
import type { Differences } from './differences'
import type { FeedbackInput, SharedFeedback } from './feedback'
import type { GradeSource, Scores } from './grade'
import type { Rubric } from './rubric'
import type { Score } from './scores'

/** A grade in the form its reader receives. */
export type PresentedGrade = {
  scores: Scores
  keep: string
  change: string
  /** 1 to 4, or null if nothing was observed. */
  overall: number | null
  version: number
  /** Milliseconds since 1970. */
  at: number
}

/** One expected grade of a round: missing, submitted but closed to this viewer, or open to them. */
export type GradeColumn = {
  key: string
  source: GradeSource
  name: string
  mine: boolean
} & ({ status: 'awaited' } | { status: 'in' } | { status: 'open'; grade: PresentedGrade })

/** Everything that one of its members may see about the grades of an ended round. */
export type GradingView = {
  rubric: Rubric
  /** The candidate's own grade first. */
  columns: GradeColumn[]
  /** All submitted grades can be read. */
  released: boolean
  /** The latest time at which they open, in ms since 1970. */
  opensAt: number
  /** The initial state of the viewer's form; null if they may not submit a grade. */
  form: {
    source: 'self' | 'peer'
    subject: string
    marks: Partial<Record<Dimension, Score>>
    /** The case's notes on observables, by their ids. Absent in rubric v1. */
    notes?: Readonly<Partial<Record<string, string>>>
  } | null
  /** Present once the grades are open; `by` says whose grade it follows from. */
  verdict: { title: string; reason: string; by: 'self' | 'peer' } | null
  /** The candidate's own grade compared with the mean of the interviewers', once open. */
  differences: Differences | null
  /** The interviewers whom the candidate may give feedback on, with the feedback so far. */
  interviewers: { userId: string; name: string; feedback: FeedbackInput | null }[]
  /** The candidate's feedback that the viewer, who interviewed them, may read. */
  heard: SharedFeedback | null
}

/** How many people have submitted a grade of a round, and whether its grades are open. */
export type GradesIn = { in: number; open: boolean }

/** The state of a round's grading, as shown in a list. */
export type GradeState = {
  /** The viewer's own grade is expected. */
  toGrade: boolean
  /** Each expected grade, with its overall score if the viewer may know it. */
  grades: (Pick<GradeColumn, 'key' | 'source' | 'name' | 'mine' | 'status'> & { overall: number | null })[]
}
