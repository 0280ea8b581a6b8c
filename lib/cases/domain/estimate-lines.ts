import { type EstimateLine, evaluateEstimates } from '@/lib/content/domain/estimate/evaluate-estimates'
import type { NamedText } from '@/lib/content/domain/text-schema'
import { POINTS } from '@/lib/framework/points'
import type { Guide } from './schema/guide-schema'

/** The numbers that the interviewer gives, in the order of the fact sheet. */
export function numbersOf(facts: Guide['facts']): NamedText[] {
  return POINTS.flatMap((point) => facts[point].flatMap((fact) => fact.numbers))
}

/** Every number of a case, computed: given, assumed and derived ones. */
export function estimateLines({ facts, estimates }: Pick<Guide, 'facts' | 'estimates'>): EstimateLine[] {
  return evaluateEstimates(numbersOf(facts), estimates).lines
}
