'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Interval between refreshes, in milliseconds. */
const EVERY = 5_000

/** Refreshes the page every few seconds during work that this page gets no updates about. */
export function RefreshUntilDone({ isDone }: { isDone: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (isDone) return
    const timer = setInterval(() => router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [isDone, router])
  return null
}
