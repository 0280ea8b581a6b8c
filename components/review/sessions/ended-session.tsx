import { IconChevronRight } from '@tabler/icons-react'
import Link from 'next/link'
import { formatDayTime } from '@/components/ui/format/format-time'
import { LinkPending } from '@/components/ui/links/link-pending'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { EndedSessionRow } from '@/lib/review/domain/session-row'
import { GradeStates } from './grade-states'
import { companyOf } from './session-words'
import styles from './sessions-page.module.css'

/** One past session; all of the line is the link. */
export function EndedSession(props: { row: EndedSessionRow; timeZone: string; now: Date }) {
  const { id, title, role, minutes, played, at, grading, isAsked } = props.row
  return (
    <li>
      <Link href={`/sessions/${id}`} className={styles.row} prefetch={false}>
        <span className={styles.name}>
          <b>{title}</b>
          <span>
            {companyOf(props.row)}
            {isAsked && '. A link to it waits for your answer'}
          </span>
        </span>
        <span className={styles.value}>{ROLE_WORDS[role]}</span>
        <time className={styles.value} dateTime={new Date(at).toISOString()}>
          {formatDayTime(new Date(at), props.timeZone, props.now)}
        </time>
        <span className={styles.value}>
          {Math.round(played / 60_000)} of {minutes} min
        </span>
        <GradeStates state={grading} />
        <IconChevronRight className={styles.chevron} size={16} stroke={1.7} aria-hidden="true" />
        <LinkPending />
      </Link>
    </li>
  )
}
