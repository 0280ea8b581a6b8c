import { useEffect } from 'react'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-session-kept'
const DAY_MS = 24 * 60 * 60 * 1000
/** Long after whatever a page was opened for: an answer on its way must not undo a sign-in made meanwhile. */
const WAIT_MS = 30_000

/** Renews the session cookie once a day, so that it ends 30 days after the last visit and not after the first. */
export function useKeepSession(): void {
  useEffect(() => {
    const last = Number(readKept('browser', KEY) ?? 0)
    if (Date.now() - last < DAY_MS) return
    const timer = setTimeout(() => {
      keep('browser', KEY, String(Date.now()))
      // For someone who isn't signed in this does nothing. Without an answer it is tried again tomorrow.
      fetch('/api/auth/session').catch(() => undefined)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
}
