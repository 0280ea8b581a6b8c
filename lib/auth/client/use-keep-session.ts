import { useEffect } from 'react'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'

const KEY = 'tp-session-kept'
const DAY_MS = 24 * 60 * 60 * 1000
/** Well after the page's own requests: a response still in flight must not undo a later sign-in. */
const WAIT_MS = 30_000

/** Renews the session cookie once a day, so that it expires 30 days after the last visit rather than the first. */
export function useKeepSession(): void {
  useEffect(() => {
    const last = Number(readKept('browser', KEY) ?? 0)
    if (Date.now() - last < DAY_MS) return
    const timer = setTimeout(() => {
      keep('browser', KEY, String(Date.now()))
      // Does nothing for someone who isn't signed in. If it fails, it is tried again the next day.
      fetch('/api/auth/session').catch(() => undefined)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [])
}
