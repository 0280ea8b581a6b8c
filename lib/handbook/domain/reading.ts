import type { Changes } from '@/lib/shared/kept/changes'

/** What a reader did with a page, and when (ms). Also that a page is no longer read: they may want to come back to it. */
export type ReadingChange = { read: boolean; at: number }

/** More changes than there are pages are sent in parts. */
export const MOST_CHANGES = 200

/** Changes by page. */
export type ReadingChanges = Changes<ReadingChange>

/** The pages that are read once the changes of this browser are added to what the account has. */
export function readPages(account: readonly string[], changes: ReadingChanges): Set<string> {
  const read = new Set(account)
  for (const [page, change] of Object.entries(changes)) {
    if (change.read) read.add(page)
    else read.delete(page)
  }
  return read
}

/** Whether a browser kept it: it may have been there for long, and anybody can write to it. */
export function isReadingChange(page: string, value: unknown): value is ReadingChange {
  const change = value as Partial<ReadingChange> | null
  return (
    /^[a-z0-9-]{1,80}$/.test(page) && typeof change?.read === 'boolean' && Number.isSafeInteger(change?.at)
  )
}
