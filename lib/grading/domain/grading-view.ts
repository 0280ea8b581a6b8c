import type { Dimension } from '@/lib/framework/dimensions'
import type { Differences } from './differences'
import type { FeedbackInput, SharedFeedback } from './feedback'
import type { GradeSource, Scores } from './grade'
import type { Rubric } from './rubric'
import type { Score } from './scores'

/** A grade as its reader gets it. */
export type PresentedGrade = {
  scores: Scores
  keep: string
  change: string
  /** 1 to 4, or null when nothing was observed. */
  overall: number | null
  version: number
  /** Milliseconds since 1970. */
  at: number
}

/** One awaited grade of a round: not there, there but closed to this viewer, or open to them. */
export type GradeColumn = {
  key: string
  source: GradeSource
  name: string
  mine: boolean
} & ({ status: 'awaited' } | { status: 'in' } | { status: 'open'; grade: PresentedGrade })

/** Everything about the grades of an ended round that one of its members may see. */
export type GradingView = {
  rubric: Rubric
  /** The candidate's own grade first. */
  columns: GradeColumn[]
  /** All grades that are in can be read. */
  released: boolean
  /** When they open at the latest, in ms since 1970. */
  opensAt: number
  /** What the viewer's form begins with; null when they may not hand in a grade. */
  form: {
    source: 'self' | 'peer'
    subject: string
    marks: Partial<Record<Dimension, Score>>
    /** What the case says about observables, by their ids. Absent in rubric v1. */
    notes?: Readonly<Partial<Record<string, string>>>
  } | null
  /** Once the grades are open; `by` says whose it is. */
  verdict: { title: string; reason: string; by: 'self' | 'peer' } | null
  /** The candidate's own grade against the mean of the interviewers', once open. */
  differences: Differences | null
  /** Whom the candidate may say something about, with what they said so far. */
  interviewers: { userId: string; name: string; feedback: FeedbackInput | null }[]
  /** What the candidate lets the viewer, who interviewed them, know. */
  heard: SharedFeedback | null
}

/** How many people have handed in a grade of a round, and whether its grades were opened. */
export type GradesIn = { in: number; open: boolean }

/** How far the grading of a round is, as a list shows it. */
export type GradeState = {
  /** The viewer's own grade is awaited. */
  toGrade: boolean
  /** Each awaited grade, with its overall score where the viewer may know it. */
  grades: (Pick<GradeColumn, 'key' | 'source' | 'name' | 'mine' | 'status'> & { overall: number | null })[]
}
