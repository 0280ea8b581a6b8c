import type { SessionReview } from '@/lib/review/domain/peer/peer-review-view'
import type { Review } from '@/lib/review/domain/review'

/** Whether the viewer still has to grade. */
export function isGradeDue(grading: Review['grading']): boolean {
  return Boolean(grading?.form) && grading?.columns.find(({ mine }) => mine)?.status === 'awaited'
}

/** Adds the reviewer's grade to the others, once they are open. */
export function withReview(grading: Review['grading'], peer: SessionReview): Review['grading'] {
  if (!grading || peer?.view.state !== 'done') return grading
  return { ...grading, columns: [...grading.columns, peer.view.column] }
}
