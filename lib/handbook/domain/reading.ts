import type { Changes } from '@/lib/shared/kept/changes'

/** A page that a reader marked as read or unread, and when (ms). Unread, because they may want to come back to it. */
export type ReadingChange = { read: boolean; at: number }

/** If there are more changes, they are sent in batches. */
export const MOST_CHANGES = 200

/** Changes by page. */
export type ReadingChanges = Changes<ReadingChange>

/** The read pages, after the changes of this browser are added to those of the account. */
export function readPages(account: readonly string[], changes: ReadingChanges): Set<string> {
  const read = new Set(account)
  for (const [page, change] of Object.entries(changes)) {
    if (change.read) read.add(page)
    else read.delete(page)
  }
  return read
}

/** Whether a stored value is valid: it may be old, and anybody can change their browser's storage. */
export function isReadingChange(page: string, value: unknown): value is ReadingChange {
  const change = value as Partial<ReadingChange> | null
  return (
    /^[a-z0-9-]{1,80}$/.test(page) && typeof change?.read === 'boolean' && Number.isSafeInteger(change?.at)
  )
}
