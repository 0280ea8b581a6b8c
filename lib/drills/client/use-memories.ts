'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { Memories } from '../domain/deck'
import { withChanges } from '../domain/with-changes'
import { drillStore } from './drill-store'

/** What a person remembers. @param account what the account had when the page was rendered; null for visitors */
export function useMemories(account: Memories | null): Memories {
  const here = useSyncExternalStore(drillStore.subscribe, drillStore.here, drillStore.onServer)
  return useMemo(() => withChanges((account && here.account) ?? account ?? {}, here.changes), [account, here])
}
