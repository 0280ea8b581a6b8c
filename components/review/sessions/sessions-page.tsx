import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import type { ImportedRow } from '@/lib/review/domain/archive/imported-session'
import type { Sessions } from '@/lib/review/domain/session-row'
import { ImportButton } from '../imported/import-button'
import { ImportedList } from '../imported/imported-list'
import { EndedSession } from './ended-session'
import { OpenSession } from './open-session'
import styles from './sessions-page.module.css'
import { SessionsUpdates } from './sessions-updates'

type SessionsPageProps = {
  sessions: Sessions
  /** Not the first page of the list. */
  later: boolean
  /** The viewer's zone, IANA name. */
  timeZone: string
  now: Date
  viewerId: string
  /** The viewer can have rounds graded by peers, and grade theirs. */
  hasReviews: boolean
  /** What they took in from archives; null for guests, who cannot. */
  imported: readonly ImportedRow[] | null
}

/** The rooms that somebody is in, and the rounds that they have behind them. */
export function SessionsPage({
  sessions,
  later,
  timeZone,
  now,
  viewerId,
  hasReviews,
  imported,
}: SessionsPageProps) {
  const { open, ended, next } = sessions
  return (
    <>
      <div className={styles.head}>
        <h1>Sessions</h1>
        <div className={styles.ways}>
          {hasReviews && <Link href="/reviews">Peer review</Link>}
          {imported && <ImportButton />}
        </div>
      </div>
      <SessionsUpdates viewerId={viewerId} />
      {open.length > 0 && (
        <section className={styles.section} aria-labelledby="open-rooms">
          <h2 id="open-rooms">Open rooms</h2>
          <ul className={styles.list}>
            {open.map((row) => (
              <OpenSession key={row.id} row={row} timeZone={timeZone} now={now} />
            ))}
          </ul>
        </section>
      )}
      {ended.length === 0 && (
        <EmptyState
          title={later ? 'No older sessions' : 'No sessions yet'}
          action={
            later ? (
              <LinkButton href="/sessions">See the newest</LinkButton>
            ) : (
              <LinkButton href="/rooms/new">Start a room</LinkButton>
            )
          }
        >
          {later ? 'This is the end of the list.' : 'After your first round, its record and grades are here.'}
        </EmptyState>
      )}
      {ended.length > 0 && (
        <section className={styles.section} aria-labelledby="past-sessions">
          <h2 id="past-sessions">Past sessions</h2>
          <div className={styles.columns} aria-hidden="true">
            <span>Case</span>
            <span>You were</span>
            <span>Date</span>
            <span>Length</span>
            <span>Grades</span>
          </div>
          <ul className={styles.list}>
            {ended.map((row) => (
              <EndedSession key={row.id} row={row} timeZone={timeZone} now={now} />
            ))}
          </ul>
          <nav className={styles.pages} aria-label="Pages">
            {later && <Link href="/sessions">Newest</Link>}
            {next && <Link href={`/sessions?before=${next}`}>Older sessions</Link>}
          </nav>
        </section>
      )}
      {!later && imported && imported.length > 0 && (
        <ImportedList rows={imported} timeZone={timeZone} now={now} />
      )}
    </>
  )
}
