import { KeptChanges } from '@/lib/shared/kept/kept-changes'
import { isReadingChange, type ReadingChange } from '../domain/reading'

/** What was read in this browser, and the pages that the account had as read when it last answered. */
export const readingStore = new KeptChanges<ReadingChange, readonly string[]>('tp-reading', isReadingChange)
