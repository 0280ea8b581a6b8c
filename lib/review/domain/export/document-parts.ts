import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'

/** Why it is built and what it has to do: the points to agree on before anything is designed. */
export const REQUIREMENT_FIELDS: readonly SheetFieldId[] = [
  'purpose',
  'goals',
  'core-problem',
  'personas',
  'functional',
  'non-functional',
]
/** How it is built, after the diagram. */
export const DESIGN_FIELDS: readonly SheetFieldId[] = [
  'ux-flow',
  'entities',
  'apis',
  'data-models',
  'system-flow',
  'calculations',
  'trade-offs',
]

/** How long the steps of a round took in all. */
export function playedFor(steps: readonly { actual: number }[]): string {
  const minutes = Math.round(steps.reduce((sum, { actual }) => sum + actual, 0))
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
