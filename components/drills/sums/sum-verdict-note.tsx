import type { SumVerdict } from '@/lib/drills/domain/sums/check-answer'
import styles from './sum-drill.module.css'

/** The verdict on an answer, in words. */
export function SumVerdictNote({ verdict }: { verdict: SumVerdict }) {
  if (verdict.kind === 'right') {
    const off = Math.round(verdict.off * 100)
    return (
      <p className={styles.verdict}>
        <b>Right.</b> {off === 0 ? 'To the digit.' : `${off} % off.`}
      </p>
    )
  }
  const title = {
    unread: 'Not understood.',
    unit: 'Wrong kind of figure.',
    close: 'Close.',
    wrong: 'Not yet.',
  }
  return (
    <p className={styles.verdict}>
      <b>{title[verdict.kind]}</b> {verdict.message}
      {'slip' in verdict && verdict.slip && ` ${verdict.slip}`}
    </p>
  )
}
