import { formatDayTime } from '@/components/ui/format/format-time'
import { LinkButton } from '@/components/ui/links/link-button'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { SessionRow } from '@/lib/review/domain/sessions/session-row'
import { companyOf } from './session-words'
import styles from './sessions-page.module.css'

/** A waiting or running room, with a link back into it. */
export function OpenSession({ row, timeZone, now }: { row: SessionRow; timeZone: string; now: Date }) {
  const { id, title, role, minutes, at, started } = row
  const isWaiting = row.mode === 'pair' && row.partners.length === 0
  return (
    <li className={styles.open}>
      <div className={styles.name}>
        <b>{title}</b>
        <span>
          {ROLE_WORDS[role]}, {companyOf(row)}
          {isWaiting ? ' yet' : ''}, {minutes} min
        </span>
      </div>
      <span className={styles.value}>
        {started ? 'Started' : 'Created'} {formatDayTime(new Date(at), timeZone, now)}
      </span>
      <LinkButton href={`/rooms/${id}`} variant="default" aria-label={`Open ${title}`}>
        Open
      </LinkButton>
    </li>
  )
}
