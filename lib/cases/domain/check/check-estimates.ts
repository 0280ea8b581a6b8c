import type { Estimates } from '@/lib/content/domain/estimate/estimates-schema'
import { evaluateEstimates } from '@/lib/content/domain/estimate/evaluate-estimates'
import type { Say } from '@/lib/content/domain/finding'
import { POINTS } from '@/lib/framework/points'
import type { Fact, Guide } from '../schema/guide-schema'

/** The numbers that the interviewer tells, in the order of the fact sheet. */
export function givenNumbers(facts: Guide['facts']): { name: string; text: string; path: PropertyKey[] }[] {
  return POINTS.flatMap((point) =>
    facts[point].flatMap((fact: Fact, index) =>
      fact.numbers.map((number) => ({
        ...number,
        path: ['guide', 'facts', point, index, 'numbers', number.name],
      })),
    ),
  )
}

/** Recomputes worked estimates. `at` is the path of `estimates`; `given` are numbers from elsewhere. */
export function checkEstimates(
  estimates: Estimates,
  given: ReturnType<typeof givenNumbers>,
  at: readonly PropertyKey[],
  say: Say,
): void {
  const { problems, unused } = evaluateEstimates(given, estimates)
  for (const { name, origin, message } of problems) {
    const path = {
      given: given.find((number) => number.name === name)?.path ?? at,
      assumed: [...at, 'assume', name],
      derived: [...at, 'derive', name],
    }
    say(path[origin], `${name} ${message}`)
  }
  for (const name of unused) {
    say([...at, 'assume', name], `${name} is assumed but no formula uses it; use it or drop it`, 'warning')
  }
  const conclusions = estimates.derive.filter(({ soWhat }) => soWhat).length
  if (estimates.derive.length > 0 && conclusions < 3) {
    say(
      [...at, 'derive'],
      `${conclusions} of the estimates say what follows from them; at least three should ("| so what")`,
      'standard',
    )
  }
}
