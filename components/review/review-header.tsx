import Link from 'next/link'
import { ReportButton } from '@/components/safety/report-button'
import { LinkButton } from '@/components/ui/links/link-button'
import { ROLE_WORDS } from '@/lib/framework/roles'
import type { Review } from '@/lib/review/domain/review'
import type { SharePanelView } from '@/lib/review/domain/share/share-view'
import { DownloadMenu } from './download/download-menu'
import styles from './review-header.module.css'
import { ShareButton } from './share/share-button'

type ReviewHeaderProps = {
  review: Review
  day: string
  /** Links to the round; null for observers. */
  share: SharePanelView | null
  /** The viewer's time zone. */
  timeZone: string
}

/** Which session it is, who took part, and the overall grades. */
export function ReviewHeader({ review, day, share, timeZone }: ReviewHeaderProps) {
  const { id, title, people, minutes, startedAt, role, record, grading, guideOf, next } = review
  return (
    <header className={styles.header}>
      <div className={styles.name}>
        <p className={styles.back}>
          <Link href="/sessions">Sessions</Link>
        </p>
        <h1>{title}</h1>
        <ul className={styles.facts}>
          {people.map(({ name, role, mine }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may share name and role, and nobody moves
            <li key={index}>
              {mine ? 'You' : name}, {ROLE_WORDS[role].toLowerCase()}
            </li>
          ))}
          <li>{day}</li>
          <li>{minutes} min</li>
          {grading && <li>Rubric v{grading.rubric.version}</li>}
        </ul>
      </div>
      {grading?.verdict && (
        <div className={styles.verdict}>
          <p>
            <b>{grading.verdict.title}</b>
            {grading.verdict.by === 'self' && <small>by your own grade</small>}
          </p>
          <p className={styles.reason}>{grading.verdict.reason}</p>
        </div>
      )}
      <div className={styles.ways}>
        {next && !next.proposed && (
          <LinkButton href={`/rooms/new?after=${id}`} variant="default">
            Swap roles and go again
          </LinkButton>
        )}
        {guideOf && (
          <LinkButton href={`/cases/${guideOf}/guide`} variant="default">
            Read the guide
          </LinkButton>
        )}
        {guideOf && grading?.released && (
          <LinkButton href={`/cases/${guideOf}/model`} variant="default">
            Watch a model round
          </LinkButton>
        )}
        {role !== 'observer' && (
          <LinkButton href={`/sessions/${id}/compare`} variant="default">
            Compare
          </LinkButton>
        )}
        {share && <ShareButton roomId={id} record={record} panel={share} timeZone={timeZone} />}
        {role !== 'observer' && <DownloadMenu round={{ id, title, startedAt, record, grading }} />}
        <ReportButton
          size="sm"
          people={people
            .filter(({ mine }) => !mine)
            .map(({ name, number }) => ({ name, target: { from: 'room', roomId: id, member: number } }))}
          record="the board, worksheet and chat"
          canBlock
        />
      </div>
    </header>
  )
}
