import { type Sum, withNumbers } from '@/lib/drills/domain/sums/sum'
import styles from './sum-drill.module.css'

/** The computed sum: the given numbers, then step by step. */
export function SumSteps({ sum }: { sum: Sum }) {
  return (
    <ol className={styles.steps} aria-label="The sum, step by step">
      {sum.lines.map((line) => {
        const numbers = withNumbers(line, sum.lines)
        return (
          <li key={line.line} data-given={numbers === null}>
            <span className={styles.name}>{line.name?.replaceAll('_', ' ')}</span>
            <span className={styles.work}>
              {numbers ?? 'given'}
              <b>
                {numbers && '= '}
                {line.shown}
                {line.also && ` (${line.also})`}
              </b>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
