import type { RulerMark, RulerSegment } from '@/components/marks/ruler'
import type { Point } from '@/lib/framework/points'
import { type PlanStep, STEPS } from '@/lib/framework/steps'

/** Actual minutes of the scene's steps, where they differ from the plan; the last ones make up for it. */
const ACTUAL: Partial<Record<PlanStep, number>> = {
  questions: 6.5,
  'functional-requirements': 2.5,
  'core-problem': 4,
  apis: 1.6,
  'deep-dive': 4,
  'wrap-up': 1.4,
}

export const NOW = 26.6
/** The minute that should be reached according to the plan. */
export const PLANNED = 24

export const STEPS_SO_FAR: readonly RulerSegment[] = STEPS.map((step) => ({
  key: step.slug,
  label: step.title,
  points: step.points,
  minutes: ACTUAL[step.slug] ?? step.minutes[45],
}))

export const MARKS: readonly RulerMark[] = [
  { key: 'first', minute: 13.2, kind: 'hint', label: 'Hint' },
  { key: 'second', minute: 26.5, kind: 'hint', label: 'Hint' },
]

export const HINT = 'Two people reserve the last copy in the same second. What does each of them see?'

export const FIELDS: readonly { point: Point; label: string; said: string }[] = [
  { point: 'what', label: 'Functional requirements', said: '7 lines' },
  { point: 'why', label: 'Core problem', said: '1 line' },
  { point: 'how', label: 'APIs', said: '3 lines' },
]

export const DATA_MODEL = [
  'copy(id, title_id, branch_id, state)',
  'loan(id, copy_id, member_id, due_at)',
  'reservation(title_id, member_id, asked_at)',
] as const

export const CHAT = [
  { who: 'You', at: '24:02', text: 'Does one reserve a copy, or a title?' },
  { who: 'Mara', at: '24:20', text: 'A title. The branch picks the copy.' },
] as const
