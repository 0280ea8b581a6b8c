import type { Guide } from '../schema/guide-schema'
import type { NamedText } from '../schema/text'
import { POINTS } from '../vocabulary'
import { type EstimateLine, evaluateEstimates } from './evaluate-estimates'

/** The numbers that the interviewer tells, in the order of the fact sheet. */
export function numbersOf(facts: Guide['facts']): NamedText[] {
  return POINTS.flatMap((point) => facts[point].flatMap((fact) => fact.numbers))
}

/** Every number of a case, computed: what is told, what is assumed, what follows. */
export function estimateLines({ facts, estimates }: Pick<Guide, 'facts' | 'estimates'>): EstimateLine[] {
  return evaluateEstimates(numbersOf(facts), estimates).lines
}
