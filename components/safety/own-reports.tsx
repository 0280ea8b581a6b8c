import type { ReportOutcome } from '@/lib/safety/domain/decision'
import type { SentReport } from '@/lib/safety/domain/report'
import styles from './own-reports.module.css'

type SiteMessagesProps = {
  messages: readonly { id: string; outcome: ReportOutcome; message: string; day: string }[]
}

const HEADS: Record<ReportOutcome, string> = {
  closed: '',
  warned: 'A warning',
  suspended: 'You are suspended from meeting others',
  lifted: 'You can meet others again',
}

/** Messages from the administrators to the user. */
export function SiteMessages({ messages }: SiteMessagesProps) {
  return (
    <ul className={styles.list}>
      {messages.map(({ id, outcome, message, day }) => (
        <li key={id}>
          <p>
            <b>{HEADS[outcome]}</b> <span className={styles.small}>{day}</span>
          </p>
          <p className={styles.words}>{message}</p>
        </li>
      ))}
    </ul>
  )
}

/** The user's reports, and whether they have been decided. */
export function SentReports({ reports }: { reports: readonly (SentReport & { day: string })[] }) {
  return (
    <ul className={styles.list}>
      {reports.map(({ id, about, decided, day }) => (
        <li key={id} className={styles.row}>
          <span>
            {about} <span className={styles.small}>{day}</span>
          </span>
          <span className={styles.small}>{decided ? 'looked at' : 'not looked at yet'}</span>
        </li>
      ))}
    </ul>
  )
}
