'use client'

import { useEffect, useState } from 'react'

/** Milliseconds since a moment of `performance.now()`, updated while shown. */
export function useSince(at: number, every = 1_000): number {
  const [now, setNow] = useState(at)
  useEffect(() => {
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return Math.max(0, now - at)
}
