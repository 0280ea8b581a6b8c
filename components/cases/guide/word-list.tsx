import { asSentence, curlyQuotes } from '@/components/ui/format/quotes'
import type { Word } from '@/lib/cases/domain/schema/guide-schema'
import styles from './word-list.module.css'

/** Terms that a candidate may use: alternative names, their meaning in this case, and what to ask back. */
export function WordList({ words }: { words: readonly Word[] }) {
  return (
    <dl className={styles.words}>
      {words.map(({ term, also, here, ask }) => (
        <div key={term} className={styles.entry}>
          <dt className={styles.term}>
            {curlyQuotes(term)}
            {also.length > 0 && <small className={styles.also}> also {curlyQuotes(also.join(', '))}</small>}
          </dt>
          <dd className={styles.here}>{curlyQuotes(asSentence(here))}</dd>
          <dd className={styles.ask}>{curlyQuotes(ask)}</dd>
        </div>
      ))}
    </dl>
  )
}
