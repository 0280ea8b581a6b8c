import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDayTime } from '@/components/ui/format/format-time'
import type { DraftLine } from '@/lib/cases/domain/draft'
import styles from './my-cases.module.css'
import { StartCase } from './start-case'
import { VISIBILITY_WORDS } from './visibility-words'

/** The cases that a user wrote, the last changed first. */
export function MyCases({
  drafts,
  timeZone,
  now,
}: {
  drafts: readonly DraftLine[]
  timeZone: string
  now: Date
}) {
  return (
    <>
      <div className={styles.head}>
        <h1>My cases</h1>
        <StartCase />
      </div>
      {drafts.length === 0 && (
        <EmptyState title="No cases of your own yet">
          Write one in the same format as the library’s: prompt, fact sheet, hints, calculated numbers, a
          design drawn for you. It stays private until you share it.
        </EmptyState>
      )}
      <ul className={styles.list}>
        {drafts.map(({ id, title, visibility, updatedAt, versions }) => (
          <li key={id}>
            <Link href={`/cases/mine/${id}`} className={styles.row}>
              <b>{title}</b>
              <span>{VISIBILITY_WORDS[visibility]}</span>
              <span>{versions === 1 ? '1 version' : `${versions} versions`}</span>
              <span>changed {formatDayTime(updatedAt, timeZone, now)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
