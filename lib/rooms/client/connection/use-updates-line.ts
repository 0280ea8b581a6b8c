'use client'

import { useEffect } from 'react'

/**
 * Keeps a line for updates open while the page is shown. Its code comes late; where it does not come, the page asks
 * slowly.
 * @param userId whose; null for none
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
