import type { PlanStep } from '@/lib/framework/steps'

/** The steps in which there is a board to ask about. */
export const PROBED_STEPS = [
  'trade-offs',
  'system-flow',
  'system-diagram',
  'deep-dive',
] as const satisfies PlanStep[]

/** Whether a step has questions about the board. */
export function asksAboutBoard(step: PlanStep): boolean {
  return PROBED_STEPS.some((probed) => probed === step)
}
