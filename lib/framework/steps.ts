import { appError } from '@/lib/shared/errors'
import type { Point } from './points'

/** Planned lengths of a round, in minutes. */
export const ROUND_MINUTES = [35, 45, 60] as const
export type RoundMinutes = (typeof ROUND_MINUTES)[number]

type StepInfo = {
  slug: string
  title: string
  points: readonly Point[]
  /** Whether each case has a guide for it. */
  guided: boolean
  minutes: Record<RoundMinutes, number>
}

const all: readonly Point[] = ['why', 'what', 'how']

/**
 * The steps of a round in their usual order. The 35-minute column is the framework's own checklist and adds up
 * to exactly 35; the longer rounds add an introduction, a deep dive and a wrap-up.
 */
export const STEPS = [
  {
    slug: 'introductions',
    title: 'Introductions',
    points: [],
    guided: false,
    minutes: { 35: 0, 45: 2, 60: 3 },
  },
  { slug: 'questions', title: 'Questions', points: all, guided: true, minutes: { 35: 5, 45: 5, 60: 6 } },
  { slug: 'personas', title: 'Personas', points: ['what'], guided: true, minutes: { 35: 2, 45: 2, 60: 2 } },
  { slug: 'ux-flow', title: 'UX flow', points: ['how'], guided: true, minutes: { 35: 3, 45: 3, 60: 3 } },
  {
    slug: 'functional-requirements',
    title: 'Functional requirements',
    points: ['what'],
    guided: true,
    minutes: { 35: 2, 45: 2, 60: 3 },
  },
  {
    slug: 'non-functional-requirements',
    title: 'Non-functional requirements',
    points: ['what'],
    guided: true,
    minutes: { 35: 2, 45: 2, 60: 3 },
  },
  {
    slug: 'core-problem',
    title: 'Core problem',
    points: ['why'],
    guided: true,
    minutes: { 35: 3, 45: 3, 60: 4 },
  },
  { slug: 'entities', title: 'Entities', points: ['how'], guided: true, minutes: { 35: 1, 45: 1, 60: 2 } },
  { slug: 'apis', title: 'APIs', points: ['how'], guided: true, minutes: { 35: 2, 45: 2, 60: 3 } },
  {
    slug: 'data-models',
    title: 'Data models',
    points: ['how'],
    guided: true,
    minutes: { 35: 3, 45: 3, 60: 4 },
  },
  {
    slug: 'trade-offs',
    title: 'Trade-offs',
    points: ['how'],
    guided: true,
    minutes: { 35: 2, 45: 2, 60: 3 },
  },
  {
    slug: 'system-flow',
    title: 'System flow',
    points: ['how'],
    guided: true,
    minutes: { 35: 3, 45: 3, 60: 4 },
  },
  {
    slug: 'calculations',
    title: 'Calculations',
    points: ['how'],
    guided: true,
    minutes: { 35: 2, 45: 2, 60: 3 },
  },
  {
    slug: 'system-diagram',
    title: 'System diagram',
    points: ['how'],
    guided: true,
    minutes: { 35: 5, 45: 5, 60: 6 },
  },
  {
    slug: 'deep-dive',
    title: 'Deep dive and curveball',
    points: ['how'],
    guided: true,
    minutes: { 35: 0, 45: 5, 60: 8 },
  },
  { slug: 'wrap-up', title: 'Wrap-up', points: [], guided: false, minutes: { 35: 0, 45: 3, 60: 3 } },
] as const satisfies readonly StepInfo[]

type Step = (typeof STEPS)[number]

/** The steps that a plan can have. */
export type PlanStep = Step['slug']
export const PLAN_STEPS: readonly PlanStep[] = STEPS.map(({ slug }) => slug)

/** The steps that a case writes a guide for. */
export type GuidedStep = Extract<Step, { guided: true }>['slug']
export const GUIDED_STEPS: readonly GuidedStep[] = STEPS.filter((step) => step.guided).map(({ slug }) => slug)

export const STEP_TITLES = Object.fromEntries(STEPS.map(({ slug, title }) => [slug, title])) as Record<
  PlanStep,
  string
>

/** A step's title and the Points it works on. */
export function stepInfo(slug: PlanStep): StepInfo & { slug: PlanStep } {
  const found = STEPS.find((step) => step.slug === slug)
  if (!found) throw appError('plan/unknown-step', { slug })
  return found
}
