import { readingStore } from './reading-store'

/** Brings what somebody read before they signed in to their account. The code for it comes when there is something. */
export function sendKeptReading(): void {
  if (readingStore.isEmpty()) return
  void import('./send-reading').then(
    ({ sendReading }) => sendReading(),
    () => {},
  )
}
