import type { LocatedNumber } from '@/lib/content/domain/check/check-estimates'
import { POINTS } from '@/lib/framework/points'
import type { Fact, Guide } from '../schema/guide-schema'

/** The numbers that the interviewer gives, in the order of the fact sheet. */
export function givenNumbers(facts: Guide['facts']): LocatedNumber[] {
  return POINTS.flatMap((point) =>
    facts[point].flatMap((fact: Fact, index) =>
      fact.numbers.map((number) => ({
        ...number,
        path: ['guide', 'facts', point, index, 'numbers', number.name],
      })),
    ),
  )
}
