import { formatDay } from '@/components/ui/format/format-time'
import type { RoomMode } from '@/lib/framework/roles'

/** Who took part in a round, in a few words. */
export function companyOf({ mode, partners }: { mode: RoomMode; partners: readonly string[] }): string {
  if (partners.length > 0) return `with ${partners.join(', ')}`
  return mode === 'solo' ? 'alone' : 'nobody else'
}

/**
 * When a session will be deleted, for the end of a sentence: `on 14 Dec`. An overdue one is waiting for something else
 * to end.
 */
export function goingDay(goesAt: number, timeZone: string, now: Date): string {
  return goesAt > now.getTime() ? `on ${formatDay(new Date(goesAt), timeZone, now)}` : 'soon'
}
