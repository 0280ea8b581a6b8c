import type { GradingView } from '@/lib/grading/domain/grading-view'
import { columnName } from './column-name'

type Graded = Pick<GradingView, 'columns' | 'released' | 'differences'>

/** What closed grades are waiting for. @param opensOn the latest date, in the viewer's zone. */
export function waitingSentence({ columns }: Graded, opensOn: string): string {
  if (columns.length < 2) return ''
  const all = columns.length === 2 ? 'both' : `all ${columns.length}`
  return `Opens when ${all} are in, or on ${opensOn}.`
}

/** How far the candidate's own grade and the interviewers' are apart; empty if there is nothing to compare. */
export function comparisonSentence({ columns, differences }: Graded): string {
  if (!differences) {
    const missing = columns.filter(({ status }) => status === 'awaited').map(columnName)
    return missing.length > 0 ? `Opened after seven days, without ${missing.join(', ')}.` : ''
  }
  const { differing, compared, kinder } = differences
  if (kinder === null) return 'No dimension was observed by both, so there is nothing to compare.'
  const apart =
    differing.length === 0
      ? `The same in all ${compared}.`
      : `Different in ${differing.length} of ${compared}.`
  const self = columns.find(({ source }) => source === 'self')
  const whose = self?.mine ? 'Yours is' : `${self?.name}’s own is`
  const by = Math.abs(kinder).toFixed(1)
  if (by === '0.0') return apart
  return `${apart} ${whose} ${by} ${kinder > 0 ? 'higher' : 'lower'} on average.`
}
