import Link from 'next/link'
import { formatDay, formatDayTime } from '@/components/ui/format/format-time'
import type { ImportedRow } from '@/lib/review/domain/archive/imported-session'
import { importedPath } from '@/lib/review/domain/archive/imported-session'
import page from '../sessions/sessions-page.module.css'
import styles from './imported.module.css'

type ImportedListProps = { rows: readonly ImportedRow[]; timeZone: string; now: Date }

/** The sessions that a person imported from archives. */
export function ImportedList({ rows, timeZone, now }: ImportedListProps) {
  return (
    <section className={page.section} aria-labelledby="imported-sessions">
      <h2 id="imported-sessions">Imported sessions</h2>
      <ul className={page.list}>
        {rows.map(({ id, title, startedAt, importedAt, played }) => (
          <li key={id}>
            <Link href={importedPath(id, null)} className={styles.row} prefetch={false}>
              <b>{title}</b>
              <span>Round of {formatDay(new Date(startedAt), timeZone, now)}</span>
              <span>{Math.round(played / 60_000)} min</span>
              <span>Imported {formatDayTime(new Date(importedAt), timeZone, now)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
