import type { Tally } from '@/lib/grading/domain/score-of'

/** What a score was computed from, such as "1 of 1 for a 2, 2 of 3 for a 3, 0 of 2 for a 4; 1 could not be judged". */
export function tallyWords(tally: Tally): string {
  const parts = ([2, 3, 4] as const).map(
    (anchor) => `${tally[anchor].yes} of ${tally[anchor].of} for a ${anchor}`,
  )
  const untold = tally.untold > 0 ? `; ${tally.untold} could not be judged` : ''
  return `Yes to ${parts.join(', ')}${untold}.`
}
