import type { Point } from '@/lib/framework/vocabulary'
import { AppError } from '@/lib/shared/errors'
import type { RoomMode } from './roles'

/** Planned lengths of a round, in minutes. */
export const ROUND_MINUTES = [35, 45, 60] as const
export type RoundMinutes = (typeof ROUND_MINUTES)[number]

export type PromptKind = 'product' | 'feature'

type StepInfo = {
  slug: string
  title: string
  points: readonly Point[]
  minutes: Record<RoundMinutes, number>
}

const all: readonly Point[] = ['why', 'what', 'how']

/**
 * The steps of a round in their usual order. The 35-minute column is the framework's own checklist and adds up
 * to exactly 35; the longer rounds add an introduction, a deep dive and a wrap-up.
 */
export const STEPS = [
  { slug: 'introductions', title: 'Introductions', points: [], minutes: { 35: 0, 45: 2, 60: 3 } },
  { slug: 'questions', title: 'Questions', points: all, minutes: { 35: 5, 45: 5, 60: 6 } },
  { slug: 'personas', title: 'Personas', points: ['what'], minutes: { 35: 2, 45: 2, 60: 2 } },
  { slug: 'ux-flow', title: 'UX flow', points: ['how'], minutes: { 35: 3, 45: 3, 60: 3 } },
  {
    slug: 'functional-requirements',
    title: 'Functional requirements',
    points: ['what'],
    minutes: { 35: 2, 45: 2, 60: 3 },
  },
  {
    slug: 'non-functional-requirements',
    title: 'Non-functional requirements',
    points: ['what'],
    minutes: { 35: 2, 45: 2, 60: 3 },
  },
  { slug: 'core-problem', title: 'Core problem', points: ['why'], minutes: { 35: 3, 45: 3, 60: 4 } },
  { slug: 'entities', title: 'Entities', points: ['how'], minutes: { 35: 1, 45: 1, 60: 2 } },
  { slug: 'apis', title: 'APIs', points: ['how'], minutes: { 35: 2, 45: 2, 60: 3 } },
  { slug: 'data-models', title: 'Data models', points: ['how'], minutes: { 35: 3, 45: 3, 60: 4 } },
  { slug: 'trade-offs', title: 'Trade-offs', points: ['how'], minutes: { 35: 2, 45: 2, 60: 3 } },
  { slug: 'system-flow', title: 'System flow', points: ['how'], minutes: { 35: 3, 45: 3, 60: 4 } },
  { slug: 'calculations', title: 'Calculations', points: ['how'], minutes: { 35: 2, 45: 2, 60: 3 } },
  { slug: 'system-diagram', title: 'System diagram', points: ['how'], minutes: { 35: 5, 45: 5, 60: 6 } },
  { slug: 'deep-dive', title: 'Deep dive and curveball', points: ['how'], minutes: { 35: 0, 45: 5, 60: 8 } },
  { slug: 'wrap-up', title: 'Wrap-up', points: [], minutes: { 35: 0, 45: 3, 60: 3 } },
] as const satisfies readonly StepInfo[]

export type StepSlug = (typeof STEPS)[number]['slug']
export const STEP_SLUGS = STEPS.map((step) => step.slug)
export const STEP_TITLES = Object.fromEntries(STEPS.map(({ slug, title }) => [slug, title])) as Record<
  StepSlug,
  string
>

/** One step of a room's plan. A step of 0 minutes is not part of the round. */
export type PlannedStep = { slug: StepSlug; minutes: number }
export type Plan = readonly PlannedStep[]

/** What a step is called and which Points it works on. */
export function stepInfo(slug: StepSlug): StepInfo & { slug: StepSlug } {
  const found = STEPS.find((step) => step.slug === slug)
  if (!found) throw new AppError('plan/unknown-step', `There is no step called ${slug}.`)
  return found
}

/**
 * The usual plan for a prompt and a length, without steps of no length.
 * A feature prompt lives by its numbers, so there Calculations follow right after Questions.
 * Alone there is nobody to introduce oneself to, so the steps that follow get those minutes, one each.
 */
export function standardPlan(kind: PromptKind, minutes: RoundMinutes, mode: RoomMode = 'pair'): Plan {
  const steps: PlannedStep[] = STEPS.map((step) => ({ slug: step.slug, minutes: step.minutes[minutes] }))
  const used = steps.filter((step) => step.minutes > 0)
  const plan = kind === 'feature' ? calculationsFirst(used) : used
  return mode === 'solo' ? withoutIntroductions(plan) : plan
}

function calculationsFirst(plan: Plan): Plan {
  const calculations = plan.filter((step) => step.slug === 'calculations')
  const others = plan.filter((step) => step.slug !== 'calculations')
  const afterQuestions = others.findIndex((step) => step.slug === 'questions') + 1
  return [...others.slice(0, afterQuestions), ...calculations, ...others.slice(afterQuestions)]
}

function withoutIntroductions(plan: Plan): Plan {
  const spare = plan.find((step) => step.slug === 'introductions')?.minutes ?? 0
  const others = plan.filter((step) => step.slug !== 'introductions')
  return others.map((step, index) => (index < spare ? { ...step, minutes: step.minutes + 1 } : step))
}

/** The titles of the steps that a length has no minutes for. Alone nobody misses introductions. */
export function leftOut(minutes: RoundMinutes, mode: RoomMode = 'pair'): string[] {
  return STEPS.filter(
    (step) => step.minutes[minutes] === 0 && !(mode === 'solo' && step.slug === 'introductions'),
  ).map(({ title }) => title)
}

/** Length of a plan in minutes. */
export function planMinutes(plan: Plan): number {
  return plan.reduce((sum, step) => sum + step.minutes, 0)
}

/** When step `index` should begin, in minutes from the start of the round. */
export function plannedStart(plan: Plan, index: number): number {
  return planMinutes(plan.slice(0, index))
}
