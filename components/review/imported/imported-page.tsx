import Link from 'next/link'
import { ReadOnlyBoardCode } from '@/components/board/board-code'
import { formatDay, formatDayTime } from '@/components/ui/format/format-time'
import { curlyQuotes } from '@/components/ui/format/quotes'
import { LinkButton } from '@/components/ui/links/link-button'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { ImportedSessionView } from '@/lib/review/domain/archive/imported-session'
import header from '../review-header.module.css'
import page from '../review-page.module.css'
import shared from '../share/shared-page.module.css'
import styles from './imported.module.css'
import { ImportedReplay } from './imported-replay'
import { RemoveImported } from './remove-imported'

type ImportedPageProps = {
  session: ImportedSessionView
  timeZone: string
  now: Date
  /** The moment to open the page at, in milliseconds of the round. */
  startAt: number | null
}

/** A session from an archive, to read and to play. */
export function ImportedPage({ session, timeZone, now, startAt }: ImportedPageProps) {
  const { id, facts, importedAt, madeBy, hasCase } = session
  const { round, people } = facts
  return (
    <div className={page.page}>
      {session.record.board !== '' && <ReadOnlyBoardCode />}
      <header className={header.header}>
        <div className={header.name}>
          <p className={header.back}>
            <Link href="/sessions">Sessions</Link>
          </p>
          <h1>{round.title}</h1>
          <ul className={header.facts}>
            {people.map(({ id: person, name, role }) => (
              <li key={person}>
                {name}
                {role && `, ${ROLE_WORDS[role].toLowerCase()}`}
              </li>
            ))}
            <li>{formatDay(new Date(round.startedAt), timeZone, now)}</li>
            <li>{round.minutes} min</li>
          </ul>
          <p className={shared.prompt}>{curlyQuotes(facts.case.prompt)}</p>
        </div>
        <p className={styles.origin}>
          You imported this on {formatDayTime(new Date(importedAt), timeZone, now)} from an archive that{' '}
          {madeBy} made on {formatDayTime(new Date(facts.madeAt), timeZone, now)}. It is read-only and counts
          towards nobody’s progress here. Names and grades are as stated in the archive.
        </p>
        <div className={header.ways}>
          {hasCase && (
            <LinkButton href={`/cases/${facts.case.id}`} variant="default">
              Open the case
            </LinkButton>
          )}
          <RemoveImported id={id} />
        </div>
      </header>
      <ImportedReplay session={session} startAt={startAt} />
    </div>
  )
}
