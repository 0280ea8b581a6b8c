'use client'

import { useEffect, useEffectEvent } from 'react'

/**
 * Runs something now and again while somebody looks at the page, and when they come back to it.
 * @param every ms; null for not at all
 */
export function useWhileSeen(every: number | null, run: () => void): void {
  const seen = useEffectEvent(() => {
    if (document.visibilityState === 'visible') run()
  })
  useEffect(() => {
    if (every === null) return
    const timer = setInterval(() => seen(), every)
    const back = () => seen()
    document.addEventListener('visibilitychange', back)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', back)
    }
  }, [every])
}
