'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Kept } from '@/lib/shared/kept/kept-changes'
import { type ReadingChange, readPages } from '../domain/reading'
import { readingStore } from './reading-store'
import { sendKeptReading } from './send-kept-reading'

/**
 * The pages that a reader has read.
 * @param account those of the account when the page was rendered; null for visitors
 */
export function useReading(account: readonly string[] | null): ReadonlySet<string> {
  const here = useSyncExternalStore(readingStore.subscribe, readingStore.here, readingStore.onServer)
  return useMemo(() => readOf(account, here), [account, here])
}

/** The same outside rendering: during hydration, a hook still returns the server-rendered value. */
export function readingNow(account: readonly string[] | null): ReadonlySet<string> {
  return readOf(account, readingStore.here())
}

function readOf(
  account: readonly string[] | null,
  here: Kept<ReadingChange, readonly string[]>,
): Set<string> {
  return readPages((account && here.account) ?? account ?? [], here.changes)
}

/** Marks a page as read or unread. It is stored in the browser first, so that nothing is lost in transit. */
export function markPage(page: string, read: boolean, signedIn: boolean): void {
  readingStore.change(page, { read, at: Date.now() })
  if (signedIn) sendKeptReading()
}
