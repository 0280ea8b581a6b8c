import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDay } from '@/components/ui/format/format-time'
import { LinkButton } from '@/components/ui/links/link-button'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { TrashedSession } from '@/lib/review/domain/sessions/session-row'
import { TRASH_DAYS } from '@/lib/rooms/domain/round/room-limits'
import { SessionChanges } from './session-changes'
import { companyOf } from './session-words'
import styles from './sessions-page.module.css'
import { TrashActions } from './trash-actions'

type TrashPageProps = { sessions: readonly TrashedSession[]; timeZone: string; now: Date }

/** The sessions that the viewer moved to the trash, until they are deleted for good. */
export function TrashPage({ sessions, timeZone, now }: TrashPageProps) {
  const day = (at: number) => formatDay(new Date(at), timeZone, now)
  return (
    <SessionChanges>
      <p className={styles.back}>
        <Link href="/sessions">Sessions</Link>
      </p>
      <div className={styles.head}>
        <h1>Trash</h1>
      </div>
      {sessions.length === 0 ? (
        <EmptyState
          title="Your trash is empty"
          action={<LinkButton href="/sessions">See your sessions</LinkButton>}
        >
          Sessions that you move to the trash stay here for {TRASH_DAYS} days.
        </EmptyState>
      ) : (
        <section className={styles.section} aria-label="Sessions in your trash">
          <p className={styles.about}>
            Sessions stay here for {TRASH_DAYS} days, then they are deleted for good. Everybody else who was
            in them keeps their copy.
          </p>
          <ul className={styles.list}>
            {sessions.map((row) => (
              <li key={row.id} className={styles.open}>
                <div className={styles.name}>
                  <b>{row.title}</b>
                  <span>
                    {ROLE_WORDS[row.role]}, {companyOf(row)}, {day(row.at)}
                  </span>
                </div>
                <span className={styles.value}>Will be deleted on {day(row.until)}</span>
                <TrashActions session={{ id: row.id, title: row.title }} isLast={row.isLast} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </SessionChanges>
  )
}
