import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { OUTCOME_WORDS, type QueuedReport, type ReportDesk } from '@/lib/safety/domain/decision'
import { REPORT_REASON_WORDS } from '@/lib/safety/domain/report'
import styles from './report-queue.module.css'

type ReportQueueProps = {
  desk: ReportDesk
  decided: boolean
  /** Times in the viewer's zone, by ms since 1970. */
  days: Readonly<Record<number, string>>
  /** Whether a model is configured. */
  hasModel: boolean
}

/** Open or decided reports, for administrators. */
export function ReportQueue({ desk: { open, reports, notes }, decided, days, hasModel }: ReportQueueProps) {
  return (
    <>
      <h1 className={styles.title}>Reports</h1>
      <nav aria-label="For the people who run the site" className={styles.ways}>
        <Link href="/admin/reports" aria-current={decided ? undefined : 'page'}>
          Open <b>{open}</b>
        </Link>
        <Link href="/admin/reports?show=decided" aria-current={decided ? 'page' : undefined}>
          Decided
        </Link>
        {hasModel && <Link href="/admin/ai">AI use</Link>}
      </nav>
      {reports.length === 0 ? (
        <EmptyState title={decided ? 'No decisions yet' : 'No reports waiting'}>
          {decided
            ? 'Your decisions are kept here, with who made them and why.'
            : 'People report others from a room, a session, a peer review or a booked round. Reports appear here, oldest first.'}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {reports.map((report) => (
            <Row key={report.id} report={report} days={days} />
          ))}
        </ul>
      )}
      {!decided && notes.length > 0 && (
        <section aria-labelledby="notes" className={styles.notes}>
          <h2 id="notes">Notes from feedback</h2>
          <p className={styles.small}>What candidates wrote about their interviewers, visible only to you.</p>
          <ul className={styles.list}>
            {notes.map(({ at, by, about, title, text }) => (
              <li key={`${at} ${by} ${about}`}>
                <p>
                  <b>{about}</b>, by {by}{' '}
                  <span className={styles.small}>
                    {title}, {days[at]}
                  </span>
                </p>
                <p className={styles.words}>{text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Row({ report, days }: { report: QueuedReport; days: ReportQueueProps['days'] }) {
  const { id, reported, reporter, title, reason, text, at, hasRecord, decision } = report
  return (
    <li>
      <p>
        <Link href={`/admin/reports/${id}`}>
          <b>{reported}</b>: {REPORT_REASON_WORDS[reason]}
        </Link>
      </p>
      <p className={styles.small}>
        By {reporter}, {title}, {days[at]}
        {hasRecord && ', with the record'}
      </p>
      <p className={styles.cut}>{text}</p>
      {decision && (
        <p className={styles.small}>
          <b>{OUTCOME_WORDS[decision.outcome].done}</b> by {decision.by}, {days[decision.at]}: {decision.note}
        </p>
      )}
    </li>
  )
}
