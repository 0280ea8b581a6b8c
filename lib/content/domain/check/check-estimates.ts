import type { Estimates } from '../estimate/estimates-schema'
import { evaluateEstimates } from '../estimate/evaluate-estimates'
import type { Say } from '../finding'

/** A number from elsewhere in the document, with its location. */
export type LocatedNumber = { name: string; text: string; path: PropertyKey[] }

/** Recomputes worked estimates. `at` is the path of `estimates`; `given` are numbers from elsewhere. */
export function checkEstimates(
  estimates: Estimates,
  given: readonly LocatedNumber[],
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
