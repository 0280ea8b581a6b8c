import type { Review } from '@/lib/review/domain/review'
import { NextRound } from './next-round'
import { ReviewHeader } from './review-header'
import styles from './review-page.module.css'
import { ReviewWorkspace } from './review-workspace'

type ReviewPageProps = {
  review: Review
  /** When the round began, and when its grades open at the latest, in the viewer's zone. */
  day: string
  opensOn: string
  viewerId: string
}

/** A past session: what was drawn, written and said, how the time went, and the grades. */
export function ReviewPage({ review, day, opensOn, viewerId }: ReviewPageProps) {
  return (
    <div className={styles.page}>
      <ReviewHeader review={review} day={day} />
      {review.next && <NextRound next={review.next} />}
      <ReviewWorkspace review={review} opensOn={opensOn} viewerId={viewerId} />
    </div>
  )
}
