import Link from 'next/link'
import { formatFixedClock } from '@/components/ui/format/format-time'
import { OUTCOME_WORDS, type ReportView } from '@/lib/safety/domain/decision'
import { REPORT_REASON_WORDS } from '@/lib/safety/domain/report'
import { DecisionForm } from './decision-form'
import styles from './report-page.module.css'
import { ReportedBoard } from './reported-board'

type ReportPageProps = { report: ReportView; days: Readonly<Record<number, string>>; mails: boolean }

const PLACES: Record<ReportView['place'], string> = {
  room: 'A room or its session',
  review: 'A peer review',
  match: 'A match or a booked round',
  ask: 'A request for a round',
  comment: 'A comment on a round',
}

/** One report: its text, its attachments, earlier decisions, and the form for a new one. */
export function ReportPage({ report, days, mails }: ReportPageProps) {
  const { id, reported, reporter, title, reason, text, at, place, record, decisions, others } = report
  return (
    <>
      <p className={styles.back}>
        <Link href="/admin/reports">Reports</Link>
      </p>
      <h1 className={styles.title}>{reported}</h1>
      <p className={styles.small}>
        {REPORT_REASON_WORDS[reason]}. Reported by {reporter}, {days[at]}. {PLACES[place]}, {title}.
        {report.suspended && ' Suspended now.'}
        {!report.hasPerson && ' The account has been deleted.'}
      </p>
      <div className={styles.columns}>
        <div className={styles.main}>
          <section aria-labelledby="said">
            <h2 id="said">What happened</h2>
            <p className={styles.words}>{text}</p>
          </section>
          {record ? (
            <Record record={record} />
          ) : (
            <p className={styles.small}>
              No record is attached: the reporter did not include one, or there was none.
            </p>
          )}
        </div>
        <div className={styles.side}>
          <section aria-labelledby="log">
            <h2 id="log">Decided</h2>
            {decisions.length === 0 ? (
              <p className={styles.small}>Nothing yet.</p>
            ) : (
              <ol className={styles.list}>
                {decisions.map((decision) => (
                  <li key={decision.id}>
                    <p>
                      <b>{OUTCOME_WORDS[decision.outcome].done}</b>{' '}
                      <span className={styles.small}>
                        by {decision.by}, {days[decision.at]}
                      </span>
                    </p>
                    <p className={styles.words}>{decision.note}</p>
                    {decision.message && (
                      <p className={styles.words}>
                        <span className={styles.small}>To the person: </span>
                        {decision.message}
                      </p>
                    )}
                  </li>
                ))}
              </ol>
            )}
          </section>
          <DecisionForm
            reportId={id}
            hasPerson={report.hasPerson}
            suspended={report.suspended}
            mails={mails}
          />
          {others.length > 0 && (
            <section aria-labelledby="others">
              <h2 id="others">Other reports about {reported}</h2>
              <ul className={styles.list}>
                {others.map((other) => (
                  <li key={other.id}>
                    <Link href={`/admin/reports/${other.id}`}>{other.title}</Link>{' '}
                    <span className={styles.small}>
                      {days[other.at]}, {other.decided ? 'decided' : 'open'}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </>
  )
}

function Record({ record: { chat, fields, board } }: { record: NonNullable<ReportView['record']> }) {
  const isEmpty = chat.length === 0 && fields.length === 0 && board === ''
  return (
    <section aria-labelledby="record">
      <h2 id="record">The record</h2>
      <p className={styles.small}>
        {isEmpty
          ? 'Nothing was said, written or drawn.'
          : 'As the reporter could see it. Pictures are not included.'}
      </p>
      {chat.length > 0 && (
        <>
          <h3>Chat</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
          <ol className={styles.chat} aria-label="Chat" tabIndex={0}>
            {chat.map(({ name, whose, elapsed, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record does not change
              <li key={index} data-whose={whose}>
                <span className={styles.at}>{formatFixedClock(elapsed / 1000)}</span>
                <b>{name}</b>
                <span className={styles.words}>{text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {fields.map(({ title, text }) => (
        <div key={title}>
          <h3>{title}</h3>
          <p className={styles.words}>{text}</p>
        </div>
      ))}
      {board !== '' && (
        <>
          <h3>Board</h3>
          <ReportedBoard packed={board} />
        </>
      )}
    </section>
  )
}
