import { ReadOnlyBoardCode } from '@/components/board/board-code'
import type { PageTitles } from '@/components/board/findings/finding-list'
import { NextRound } from '@/components/rooms/new-room/next-round'
import type { SessionReview } from '@/lib/review/domain/peer/peer-review-view'
import type { Review } from '@/lib/review/domain/review'
import type { SharePanelView } from '@/lib/review/domain/share/share-view'
import type { SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import { GoingNote } from './going-note'
import { ReviewHeader } from './review-header'
import styles from './review-page.module.css'
import { ReviewUpdates } from './review-updates'
import { ReviewWorkspace } from './review-workspace'
import { InTrash } from './sessions/in-trash'
import { ShareAsks } from './share/share-asks'

type ReviewPageProps = {
  review: Review
  /** The state of the peer review. */
  peer: SessionReview
  /** Links to the round; null for observers. */
  share: SharePanelView | null
  /** The viewer's time zone. */
  timeZone: string
  /** When the round began, and the latest date on which its grades open, in the viewer's zone. */
  day: string
  opensOn: string
  viewerId: string
  /** Titles of the handbook pages. */
  pages: PageTitles
  /** The moment to open the page at, in milliseconds of the round. */
  startAt: number | null
  /** The worksheet field to open the page at. */
  field: SheetFieldId | null
  /** The session is in the viewer's trash: the day on which it is deleted for good. */
  goesOn: string | null
  /** The number of the comment to open the page at. */
  comment: number | null
}

/** A past session: its board, worksheet, chat and timing, and the grades. */
export function ReviewPage(props: ReviewPageProps) {
  const { review, peer, share, timeZone, day, opensOn, viewerId, pages, startAt } = props
  const { field, comment, goesOn } = props
  return (
    <div className={styles.page}>
      {review.record.board !== '' && <ReadOnlyBoardCode />}
      <ReviewHeader review={review} day={day} share={share} timeZone={timeZone} />
      {review.goesAt !== null && (
        <GoingNote goesAt={review.goesAt} canDownload={review.role !== 'observer'} timeZone={timeZone} />
      )}
      {goesOn && <InTrash roomId={review.id} goesOn={goesOn} />}
      <ReviewUpdates roomId={review.id} viewerId={viewerId} {...awaited(review)} />
      {share && <ShareAsks roomId={review.id} viewerId={viewerId} panel={share} timeZone={timeZone} />}
      {review.next && <NextRound next={review.next} className={styles.next} />}
      <ReviewWorkspace
        review={review}
        peer={peer}
        opensOn={opensOn}
        viewerId={viewerId}
        pages={pages}
        startAt={startAt}
        field={field}
        comment={comment}
        timeZone={timeZone}
      />
    </div>
  )
}

function awaited({ next, grading }: Review) {
  return {
    awaitsRound: next !== null && next.proposed === null,
    gradesIn:
      grading && !grading.released
        ? { in: grading.columns.filter(({ status }) => status !== 'awaited').length, open: false }
        : null,
  }
}
