import { UNREACHABLE } from '@/lib/shared/errors'
import { drillStore } from './drill-store'

/** Brings what somebody rated before they signed in to their account. The code for it comes when there is something. */
export function sendKeptReviews(): void {
  if (drillStore.isEmpty()) return
  void import('./send-reviews').then(
    ({ sendReviews }) => sendReviews(),
    () => drillStore.failed(UNREACHABLE),
  )
}
