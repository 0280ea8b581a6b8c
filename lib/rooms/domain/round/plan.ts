import type { CaseKind } from '@/lib/framework/case-kinds'
import type { RoomMode } from '@/lib/framework/roles'
import { type PlanStep, type RoundMinutes, STEPS } from '@/lib/framework/steps'

/** One step of a room's plan. A step of 0 minutes is not part of the round. */
export type PlannedStep = { slug: PlanStep; minutes: number }
export type Plan = readonly PlannedStep[]

/**
 * The default plan for a kind of prompt and a length, without steps of 0 minutes. A feature prompt depends on
 * its numbers, so its Calculations come right after Questions. When practising alone, there are no
 * introductions, and the following steps get those minutes, one each.
 */
export function standardPlan(kind: CaseKind, minutes: RoundMinutes, mode: RoomMode = 'pair'): Plan {
  const steps: PlannedStep[] = STEPS.map((step) => ({ slug: step.slug, minutes: step.minutes[minutes] }))
  const used = steps.filter((step) => step.minutes > 0)
  const plan = kind === 'feature' ? calculationsFirst(used) : used
  return mode === 'solo' ? planAlone(plan) : plan
}

function calculationsFirst(plan: Plan): Plan {
  const calculations = plan.filter((step) => step.slug === 'calculations')
  const others = plan.filter((step) => step.slug !== 'calculations')
  const afterQuestions = others.findIndex((step) => step.slug === 'questions') + 1
  return [...others.slice(0, afterQuestions), ...calculations, ...others.slice(afterQuestions)]
}

/** The plan of a round that one person continues alone: their minutes stay the same. */
export function planAlone(plan: Plan): Plan {
  const spare = plan.find((step) => step.slug === 'introductions')?.minutes ?? 0
  const others = plan.filter((step) => step.slug !== 'introductions')
  return others.map((step, index) => (index < spare ? { ...step, minutes: step.minutes + 1 } : step))
}

/** The plan for a first try in ten minutes: the step that begins every round, alone with the guide. */
export const ONE_STEP: Plan = [{ slug: 'questions', minutes: 10 }]

/**
 * The titles of the steps that a length has no minutes for. Introductions are not listed when practising
 * alone.
 */
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
