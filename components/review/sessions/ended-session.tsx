import { IconChevronRight } from '@tabler/icons-react'
import Link from 'next/link'
import { formatDayTime } from '@/components/ui/format/format-time'
import { LinkPending } from '@/components/ui/links/link-pending'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { EndedSessionRow } from '@/lib/review/domain/sessions/session-row'
import { FoundText } from './found-text'
import { GradeStates } from './grade-states'
import { SessionMenu } from './session-menu'
import { companyOf, goingDay } from './session-words'
import styles from './sessions-page.module.css'

type EndedSessionProps = { row: EndedSessionRow; timeZone: string; now: Date }

/** One past session; the whole row is the link, with its menu beside it. */
export function EndedSession({ row, timeZone, now }: EndedSessionProps) {
  const { id, title, role, minutes, played, at, grading, isAsked, unread } = row
  const { isUnseen, isPinned, found, links, goesAt } = row
  return (
    <li className={styles.item}>
      <Link href={`/sessions/${id}`} className={styles.row} prefetch={false}>
        <span className={styles.name}>
          <b>{title}</b>
          <span>
            {companyOf(row)}
            {isAsked && '. A link to it waits for your answer'}
            {unread > 0 && `. ${unread} new ${unread === 1 ? 'comment' : 'comments'}`}
            {goesAt !== null && `. Will be deleted ${goingDay(goesAt, timeZone, now)}`}
          </span>
          {isUnseen && <strong className={styles.unseen}>New grades</strong>}
        </span>
        <span className={styles.value}>{ROLE_WORDS[role]}</span>
        <time className={styles.value} dateTime={new Date(at).toISOString()}>
          {formatDayTime(new Date(at), timeZone, now)}
        </time>
        <span className={styles.value}>
          {Math.round(played / 60_000)} of {minutes} min
        </span>
        <GradeStates state={grading} />
        <IconChevronRight className={styles.chevron} size={16} stroke={1.7} aria-hidden="true" />
        <LinkPending />
      </Link>
      <span className={styles.menu}>
        <SessionMenu session={{ id, title }} isPinned={isPinned} links={links} />
      </span>
      {found && <FoundText roomId={id} found={found} />}
    </li>
  )
}
