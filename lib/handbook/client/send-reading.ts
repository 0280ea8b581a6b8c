import { sendChanges } from '@/lib/shared/kept/send-changes'
import { keepReading } from '../actions'
import { MOST_CHANGES } from '../domain/reading'
import { readingStore } from './reading-store'

/** Sends what was read in this browser to the signed-in account. */
export const sendReading = sendChanges(
  readingStore,
  (changes) => keepReading({ changes: changes.map(({ key, ...change }) => ({ page: key, ...change })) }),
  MOST_CHANGES,
)
