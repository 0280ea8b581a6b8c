'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Milliseconds between looking again. */
const EVERY = 5_000

/** Draws the page anew every few seconds while something goes on that nobody here is told of. */
export function RefreshUntilDone({ isDone }: { isDone: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (isDone) return
    const timer = setInterval(() => router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [isDone, router])
  return null
}
