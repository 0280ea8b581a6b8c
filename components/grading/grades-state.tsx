import { BlindGradeChip } from '@/components/marks/grade-chip'
import type { GradingView } from '@/lib/grading/domain/grading-view'
import styles from './grades-panel.module.css'
import { comparisonSentence, waitingSentence } from './grading-sentences'

/** Which grades are in, and when they open; or, once they are open, how they compare. */
export function GradesState({ grading, opensOn }: { grading: GradingView; opensOn: string }) {
  const { columns, released } = grading
  const sentence = released ? comparisonSentence(grading) : waitingSentence(grading, opensOn)
  const others = columns.filter(({ mine, status }) => !mine && status !== 'open')
  if (!sentence && others.length === 0) return null
  return (
    <div className={styles.state} role="status">
      {others.map(({ key, name, status }) => (
        <span key={key} className={styles.who}>
          {name} <BlindGradeChip given={status === 'in'} />
        </span>
      ))}
      {sentence && <p>{sentence}</p>}
    </div>
  )
}
