import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/links/link-button'
import type { ImportedRow } from '@/lib/review/domain/archive/imported-session'
import { isFiltered, type SessionFilter, sessionsPath } from '@/lib/review/domain/sessions/session-filter'
import type { EndedSessionRow, Sessions } from '@/lib/review/domain/sessions/session-row'
import { ImportButton } from '../imported/import-button'
import { ImportedList } from '../imported/imported-list'
import { EndedSession } from './ended-session'
import { OpenSession } from './open-session'
import { SessionChanges } from './session-changes'
import { SessionFilters } from './session-filters'
import styles from './sessions-page.module.css'
import { SessionsUpdates } from './sessions-updates'

type SessionsPageProps = {
  sessions: Sessions
  /** Any page of the list but the first. */
  later: boolean
  /** The viewer's time zone, as an IANA name. */
  timeZone: string
  now: Date
  viewerId: string
  /** The viewer can have rounds reviewed by peers, and review theirs. */
  hasReviews: boolean
  /** Sessions that the viewer imported from archives; null for guests, who cannot import. */
  imported: readonly ImportedRow[] | null
}

/** The viewer's open rooms and past rounds. */
export function SessionsPage({
  sessions,
  later,
  timeZone,
  now,
  viewerId,
  hasReviews,
  imported,
}: SessionsPageProps) {
  const { open, pinned, ended, next, filter, choices, count } = sessions
  const day = { timeZone, now }
  const isEmpty = pinned.length + ended.length === 0
  const hasSessions = choices.all > 0 || isFiltered(filter)
  return (
    <SessionChanges>
      <div className={styles.head}>
        <h1>Sessions</h1>
        <div className={styles.ways}>
          {hasReviews && <Link href="/reviews">Peer review</Link>}
          {choices.trashed > 0 && <Link href="/sessions/trash">Trash ({choices.trashed})</Link>}
          {imported && <ImportButton />}
        </div>
      </div>
      <SessionsUpdates viewerId={viewerId} />
      {open.length > 0 && (
        <section className={styles.section} aria-labelledby="open-rooms">
          <h2 id="open-rooms">Open rooms</h2>
          <ul className={styles.list}>
            {open.map((row) => (
              <OpenSession key={row.id} row={row} {...day} />
            ))}
          </ul>
        </section>
      )}
      {hasSessions && <SessionFilters filter={filter} choices={choices} count={count} />}
      {isEmpty && <NoSessions filter={count === 0 ? filter : {}} later={later} />}
      {pinned.length > 0 && (
        <section className={styles.section} aria-labelledby="pinned-sessions">
          <h2 id="pinned-sessions">Pinned</h2>
          <SessionList rows={pinned} {...day} />
        </section>
      )}
      {ended.length > 0 && (
        <section className={styles.section} aria-labelledby="past-sessions">
          <h2 id="past-sessions">Past sessions</h2>
          <SessionList rows={ended} {...day} />
          <nav className={styles.pages} aria-label="Pages">
            {later && <Link href={sessionsPath(filter)}>Newest</Link>}
            {next && <Link href={sessionsPath(filter, next)}>Older sessions</Link>}
          </nav>
        </section>
      )}
      {!later &&
        imported &&
        imported.length > 0 &&
        (isFiltered(filter) ? (
          <p className={styles.about}>
            Imported sessions are not searched or filtered. <Link href="/sessions">Clear filters</Link> to see
            them.
          </p>
        ) : (
          <ImportedList rows={imported} timeZone={timeZone} now={now} />
        ))}
    </SessionChanges>
  )
}

function SessionList({ rows, ...day }: { rows: readonly EndedSessionRow[]; timeZone: string; now: Date }) {
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span>Case</span>
        <span>You were</span>
        <span>Date</span>
        <span>Length</span>
        <span>Grades</span>
      </div>
      <ul className={styles.list}>
        {rows.map((row) => (
          <EndedSession key={row.id} row={row} {...day} />
        ))}
      </ul>
    </>
  )
}

/** @param filter the filter that nothing matches; empty if another page of the list has sessions */
function NoSessions({ filter, later }: { filter: SessionFilter; later: boolean }) {
  if (isFiltered(filter))
    return (
      <EmptyState title="No session matches" action={<LinkButton href="/sessions">Clear filters</LinkButton>}>
        {filter.search && 'Every word you search for has to be in the session. '}Remove a filter, or clear
        them all.
      </EmptyState>
    )
  if (later)
    return (
      <EmptyState title="No older sessions" action={<LinkButton href="/sessions">See the newest</LinkButton>}>
        This is the end of the list.
      </EmptyState>
    )
  return (
    <EmptyState title="No sessions yet" action={<LinkButton href="/rooms/new">Start a room</LinkButton>}>
      After your first round, its record and grades appear here.
    </EmptyState>
  )
}
