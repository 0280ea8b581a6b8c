import { UNREACHABLE } from '@/lib/shared/errors'
import { drillStore } from './drill-store'

/** Sends ratings from before a user signed in to their account. Its code is only loaded when there are any. */
export function sendKeptReviews(): void {
  if (drillStore.isEmpty()) return
  void import('./send-reviews').then(
    ({ sendReviews }) => sendReviews(),
    () => drillStore.failed(UNREACHABLE),
  )
}
