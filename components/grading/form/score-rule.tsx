import { SCORE_RULE } from '@/lib/grading/domain/score-of'
import styles from './grade-form.module.css'

/** How scores are computed from the answers, exactly as in the code. */
export function ScoreRule() {
  return (
    <div className={styles.rule} role="note" aria-label="How the score is calculated">
      <p>
        Answer each statement from what was said, written or drawn; all three count equally. The number before
        a statement is the score that it counts for.
      </p>
      {SCORE_RULE.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}
