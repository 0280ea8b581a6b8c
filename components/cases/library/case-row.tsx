import { IconChevronRight } from '@tabler/icons-react'
import Link from 'next/link'
import { PointMark } from '@/components/marks/point-mark'
import { LinkPending } from '@/components/ui/links/link-pending'
import { lineFor, namesFound, topicName } from '@/lib/cases/domain/library'
import { DIFFICULTY_WORDS, KIND_WORDS } from '@/lib/framework/case-kinds'
import { PAST_ROLE_WORDS } from '@/lib/framework/roles'
import styles from './case-row.module.css'
import type { LibraryEntry } from './library-entry'

type CaseRowProps = {
  entry: LibraryEntry
  /** The search text: an alternative name that matches it is shown. */
  search: string
  signedIn: boolean
}

/** One row of the library; the whole row is a link. */
export function CaseRow({ entry, search, signedIn }: CaseRowProps) {
  const { id, origin, title, tags, kind, difficulty, hardest, last } = entry
  const names = namesFound(entry, search)
  return (
    <li>
      <Link href={`/cases/${id}`} className={styles.row} prefetch={false}>
        {/* The highlighted Point is the one that takes the most work. */}
        <PointMark points={hardest ? [hardest] : []} />
        <span className={styles.name}>
          <b>
            {title}
            {origin === 'author' && <small> not from the library</small>}
            {names.length > 0 && <small> also: {names.join(', ')}</small>}
          </b>
          <span className={styles.sentence}>{lineFor(entry)}</span>
        </span>
        <span className={styles.topics}>{topicName(tags.join(', '))}</span>
        <span className={styles.value}>{KIND_WORDS[kind]}</span>
        <span className={styles.value}>{DIFFICULTY_WORDS[difficulty]}</span>
        {signedIn && (
          <span className={styles.last}>{last && `${PAST_ROLE_WORDS[last.role]} ${last.day}`}</span>
        )}
        <IconChevronRight className={styles.chevron} size={16} stroke={1.7} aria-hidden="true" />
        <LinkPending />
      </Link>
    </li>
  )
}
