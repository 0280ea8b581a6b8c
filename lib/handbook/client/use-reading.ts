'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { readPages } from '../domain/reading'
import { readingStore } from './reading-store'
import { sendKeptReading } from './send-kept-reading'

/** Which pages a reader has read. @param account what the account had when the page was rendered; null for visitors */
export function useReading(account: readonly string[] | null): ReadonlySet<string> {
  const here = useSyncExternalStore(readingStore.subscribe, readingStore.here, readingStore.onServer)
  return useMemo(() => readPages((account && here.account) ?? account ?? [], here.changes), [account, here])
}

/** Says that a page is read, or is not. It is kept in the browser first, so that nothing is lost on the way. */
export function markPage(page: string, read: boolean, signedIn: boolean): void {
  readingStore.change(page, { read, at: Date.now() })
  if (signedIn) sendKeptReading()
}
