import type { Score } from '@/lib/grading/domain/scores'
import styles from './score-colors.module.css'

/** The class that gives a choice the colours of its score, `--tint` and `--mark`; none if nothing was observed. */
export function scoreColor(score: Score | null): string {
  return score === null ? '' : (styles[`g${score}`] ?? '')
}
