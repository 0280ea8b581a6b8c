'use client'

import { useEffect } from 'react'

/**
 * Keeps a connection for updates open while the page is shown. Its code is loaded late; if that fails, the
 * page polls slowly.
 * @param userId the signed-in user; null for none
 */
export function useUpdatesLine(userId: string | null): void {
  useEffect(() => {
    if (userId === null) return
    const left = new AbortController()
    import('./updates-line').then(
      ({ holdUpdatesLine }) => {
        if (left.signal.aborted) return
        left.signal.addEventListener('abort', holdUpdatesLine(userId), { once: true })
      },
      () => {},
    )
    return () => left.abort()
  }, [userId])
}
