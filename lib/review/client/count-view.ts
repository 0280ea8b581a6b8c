import { keep, readKept } from '@/lib/shared/kept/browser-storage'

/**
 * Says that this browser opened a link, once a day (UTC). The day is kept here and nowhere else; a browser that keeps
 * nothing says so each time.
 */
export function countViewOnce(token: string, now: Date): void {
  const key = `threepoint.viewed.${token}`
  const day = now.toISOString().slice(0, 10)
  if (readKept('browser', key) === day) return
  keep('browser', key, day)
  fetch(`/api/shared/${token}/views`, { method: 'POST' }).catch(() => undefined)
}
