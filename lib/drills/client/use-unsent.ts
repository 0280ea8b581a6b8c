'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { Failure } from '@/lib/shared/errors'
import { drillStore } from './drill-store'
import { sendKeptReviews } from './send-kept-reviews'

/** How long until a failed transfer is retried, for as long as a page shows the failure. */
const RETRY_MS = 30_000

export type Unsent = {
  /** Ratings that the account does not have yet. */
  count: number
  /** Why the last attempt to send them failed; null if none did. */
  failure: Failure | null
  /** Whether they outlive this page. */
  isStored: boolean
}

/**
 * Ratings of this browser that are not in an account.
 * @param signedIn whether they are meant for one, and are retried
 */
export function useUnsent(signedIn: boolean): Unsent {
  const here = useSyncExternalStore(drillStore.subscribe, drillStore.here, drillStore.onServer)
  useEffect(() => {
    if (!signedIn || here.failure === null) return
    const timer = setTimeout(sendKeptReviews, RETRY_MS)
    return () => clearTimeout(timer)
  }, [signedIn, here])
  return {
    count: Object.keys(here.changes).length,
    failure: signedIn ? here.failure : null,
    isStored: here.isStored,
  }
}
