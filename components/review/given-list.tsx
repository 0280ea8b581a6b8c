import { curlyQuotes } from '@/components/ui/format/quotes'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import styles from './panels.module.css'
import { TimeChip } from './time-chip'

type GivenListProps = {
  marks: SessionRecord['marks']
  /** They are left out for now. */
  closed: boolean
  moment: number | null
  onShow: (elapsed: number) => void
}

/** The hints and curveballs of the round, as they were said. */
export function GivenList({ marks, closed, moment, onShow }: GivenListProps) {
  if (marks.length === 0 && !closed) return null
  return (
    <section className={styles.given} aria-labelledby="given">
      <h2 id="given">Hints and curveballs</h2>
      {closed && (
        <p className={styles.closed}>
          You have another open round on this case, so these are closed to you until that round is over.
        </p>
      )}
      <ul>
        {marks.map(({ key, kind, elapsed, text }) => (
          <li key={key}>
            <span className={styles.when}>
              <TimeChip elapsed={elapsed} moment={moment} onShow={onShow} />
              {kind === 'hint' ? 'Hint' : 'Curveball'}
            </span>
            <q>{curlyQuotes(text)}</q>
          </li>
        ))}
      </ul>
    </section>
  )
}
