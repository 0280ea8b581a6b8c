'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Kept } from '@/lib/shared/kept/kept-changes'
import type { Memories } from '../domain/deck'
import type { ReviewChange } from '../domain/review-changes'
import { withChanges } from '../domain/with-changes'
import { drillStore } from './drill-store'

/** A user's memories. @param account those of the account when the page was rendered; null for visitors */
export function useMemories(account: Memories | null): Memories {
  const here = useSyncExternalStore(drillStore.subscribe, drillStore.here, drillStore.onServer)
  return useMemo(() => memoriesOf(account, here), [account, here])
}

/** The same outside rendering: during hydration, a hook still returns the server-rendered value. */
export function memoriesNow(account: Memories | null): Memories {
  return memoriesOf(account, drillStore.here())
}

function memoriesOf(account: Memories | null, here: Kept<ReviewChange, Memories>): Memories {
  return withChanges((account && here.account) ?? account ?? {}, here.changes)
}
