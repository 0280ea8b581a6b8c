import { keep, readKept } from '@/lib/shared/kept/browser-storage'

/**
 * Reports that this browser opened a link, once a day (UTC). The day is stored only in this browser; one that stores
 * nothing reports every time.
 */
export function countViewOnce(token: string, now: Date): void {
  const key = `threepoint.viewed.${token}`
  const day = now.toISOString().slice(0, 10)
  if (readKept('browser', key) === day) return
  keep('browser', key, day)
  fetch(`/api/shared/${token}/views`, { method: 'POST' }).catch(() => undefined)
}
