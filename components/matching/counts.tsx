import type { Lookout } from '@/lib/matching/domain/queue-view'
import { estimateLine, REASON_WORDS } from './matching-words'
import styles from './queue-card.module.css'

type CountsProps = {
  lookout: Lookout
  /** The figures are for another wish, and new ones are being fetched. */
  stale: boolean
  /** The viewer waits too: anybody who fitted would already be matched with them. */
  waiting?: boolean
}

/** The people who wait: how many fit, why the others do not, and how long it may take. */
export function Counts({ lookout: { counts, estimate }, stale, waiting = false }: CountsProps) {
  const { total, fit, reasons } = counts
  return (
    <div className={stale ? styles.stale : undefined} aria-busy={stale}>
      {waiting && fit === 0 ? (
        <p className={styles.note}>Nobody waiting is a match.</p>
      ) : (
        <div className={styles.fit}>
          <b className={styles.number}>{fit}</b>
          <div>
            <h2>{fit === 1 ? 'person waiting is a match' : 'people waiting are a match'}</h2>
            <p>{fit > 0 ? 'You would be matched at once.' : 'Nobody waiting is a match.'}</p>
          </div>
        </div>
      )}
      {total > 0 && (
        <dl className={styles.reasons}>
          <Figure figure={total} word="waiting in total" />
          {reasons.map(({ reason, people }) => (
            <Figure
              key={reason}
              figure={people}
              word={people === 1 ? REASON_WORDS[reason].one : REASON_WORDS[reason].many}
            />
          ))}
        </dl>
      )}
      <p className={styles.estimate}>{estimateLine(estimate)}</p>
    </div>
  )
}

function Figure({ figure, word }: { figure: number; word: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{figure}</dd>
    </div>
  )
}
