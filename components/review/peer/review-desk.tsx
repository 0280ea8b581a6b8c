import Link from 'next/link'
import { LinkButton } from '@/components/ui/links/link-button'
import parts from '@/components/ui/page/page-parts.module.css'
import { COUNTED, type HandedIn, type ReviewDeskView } from '@/lib/review/domain/peer/peer-review-view'
import { NameExchange } from './name-exchange'
import { recordSentence } from './record-sentence'
import styles from './review-desk.module.css'
import { TakeReview } from './take-review'

type ReviewDeskProps = {
  desk: ReviewDeskView
  /** Dates on the desk in the viewer's zone, by ms since 1970. */
  days: Readonly<Record<number, string>>
}

/** Reviewing others' rounds at any time, and the reviews of the viewer's own rounds. */
export function ReviewDesk({ desk, days }: ReviewDeskProps) {
  const { left, given, received, record, handedIn, reviews } = desk
  return (
    <>
      <p className={parts.back}>
        <Link href="/practice">Practice</Link>
      </p>
      <h1 className={parts.title}>Peer review</h1>
      <div className={styles.columns}>
        <section className={parts.part} aria-labelledby="grade-one">
          <h2 id="grade-one">Grade a round</h2>
          <p>
            You replay somebody’s round at your own speed and grade it. Neither of you knows who the other is.
            You have 24 hours.
          </p>
          <NextRound desk={desk} days={days} />
          <p className={parts.small}>{recordSentence(record, 'Your')}</p>
        </section>
        <section className={parts.part} aria-labelledby="own-rounds">
          <h2 id="own-rounds">Have yours graded</h2>
          <p>
            <b className={parts.figure}>{left}</b> {left === 1 ? 'round' : 'rounds'} to hand in. You gave{' '}
            {given} {given === 1 ? 'review' : 'reviews'} and got {received}. Each one you give earns one; the
            first is on credit.
          </p>
          <p className={parts.small}>
            Hand a finished round in from its page, under its grades.{' '}
            <Link href="/sessions">Your sessions</Link>
          </p>
          {handedIn.length > 0 && (
            <ul className={parts.list}>
              {handedIn.map(({ roomId, title, at, state }) => (
                <li key={roomId}>
                  <Link href={`/sessions/${roomId}`}>{title}</Link>
                  <span className={parts.small}>
                    {days[at]}, {STATES[state]}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {reviews.length > 0 && (
        <section className={parts.part} aria-labelledby="given-reviews">
          <h2 id="given-reviews">Rounds that you graded</h2>
          <ul className={parts.list}>
            {reviews.map(({ id, title, at, names }) => (
              <li key={id}>
                <span>
                  <b>{title}</b>
                  <span className={parts.small}> {days[at]}</span>
                </span>
                <NameExchange reviewId={id} names={names} other="candidate" of={title} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const STATES: Record<HandedIn['state'], string> = {
  asked: 'waiting for agreement',
  open: 'in the queue',
  taken: 'being graded',
  done: 'graded',
}

/** The round that the viewer has taken, or the button for the next one. */
function NextRound({ desk: { taken, waiting, groups }, days }: ReviewDeskProps) {
  if (taken)
    return (
      <div className={styles.next}>
        <p>
          You have a round on <b>{taken.title}</b> until {days[taken.until]}.
        </p>
        <LinkButton href={`/reviews/${taken.id}`}>Resume grading</LinkButton>
      </div>
    )
  return (
    <>
      <div className={styles.next}>
        <p>
          <b className={parts.figure}>{waiting < COUNTED ? waiting : `${COUNTED} or more`}</b>{' '}
          {waiting === 1 ? 'round for you is waiting.' : 'rounds for you are waiting.'}
          {waiting === 0 &&
            ' You get rounds at or next to your level, in one of your languages, by people you have not met.'}
        </p>
        <TakeReview groupId={null} label="Take the next round" variant="filled" disabled={waiting === 0} />
      </div>
      {groups.map(({ id, name, waiting }) => (
        <div key={id} className={styles.next}>
          <p>
            <b className={parts.figure}>{waiting}</b>{' '}
            {waiting === 1 ? 'round is waiting' : 'rounds are waiting'} in{' '}
            <Link href={`/groups/${id}`}>{name}</Link>.
          </p>
          <TakeReview groupId={id} label={`Take one from ${name}`} />
        </div>
      ))}
    </>
  )
}
