import { readingStore } from './reading-store'

/** Sends what a user read before signing in to their account. Its code is only loaded when there is something. */
export function sendKeptReading(): void {
  if (readingStore.isEmpty()) return
  void import('./send-reading').then(
    ({ sendReading }) => sendReading(),
    () => {},
  )
}
