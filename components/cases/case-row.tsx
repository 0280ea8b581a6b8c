import { IconChevronRight } from '@tabler/icons-react'
import Link from 'next/link'
import { LinkPending } from '@/components/ui/link-pending'
import { firstSentence } from '@/lib/cases/domain/library'
import styles from './case-row.module.css'
import type { LibraryEntry } from './library-entry'
import { DIFFICULTY_WORDS, KIND_WORDS, ROLE_WORDS } from './words'

/** One line of the library; all of it is the link. */
export function CaseRow({ entry, signedIn }: { entry: LibraryEntry; signedIn: boolean }) {
  const { id, origin, title, prompt, tags, kind, difficulty, last } = entry
  return (
    <li>
      <Link href={`/cases/${id}`} className={styles.row} prefetch={false}>
        <span className={styles.name}>
          <b>
            {title}
            {origin === 'author' && <small> not from the library</small>}
          </b>
          <span className={styles.sentence}>{firstSentence(prompt)}</span>
        </span>
        <span className={styles.topics}>{tags.join(', ')}</span>
        <span className={styles.value}>{KIND_WORDS[kind]}</span>
        <span className={styles.value}>{DIFFICULTY_WORDS[difficulty]}</span>
        {signedIn && <span className={styles.last}>{last && `${ROLE_WORDS[last.role]} ${last.day}`}</span>}
        <IconChevronRight className={styles.chevron} size={16} stroke={1.7} aria-hidden="true" />
        <LinkPending />
      </Link>
    </li>
  )
}
