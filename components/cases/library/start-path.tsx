import { IconCheck } from '@tabler/icons-react'
import Link from 'next/link'
import { DIFFICULTY_WORDS } from '@/lib/framework/case-kinds'
import type { LibraryEntry } from './library-entry'
import styles from './start-path.module.css'

/** Where to begin: a few cases in order, with those already seen ticked off. */
export function StartPath({ entries }: { entries: readonly LibraryEntry[] }) {
  return (
    <section className={styles.path} aria-labelledby="start-path">
      <h2 id="start-path">Start here</h2>
      <ol>
        {entries.map(({ id, title, difficulty, last }, index) => (
          <li key={id}>
            <Link href={`/cases/${id}`} prefetch={false}>
              <span className={styles.number} aria-hidden="true">
                {last ? <IconCheck size={14} stroke={2} /> : index + 1}
              </span>
              <span>
                <b>{title}</b>
                <small>
                  {DIFFICULTY_WORDS[difficulty]}
                  {last && ', seen'}
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
