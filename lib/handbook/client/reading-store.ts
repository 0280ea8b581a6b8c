import { KeptChanges } from '@/lib/shared/kept/kept-changes'
import { isReadingChange, type ReadingChange } from '../domain/reading'

/** The pages read in this browser, and those that the account had as read at its last response. */
export const readingStore = new KeptChanges<ReadingChange, readonly string[]>('tp-reading', isReadingChange)
