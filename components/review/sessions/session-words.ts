import type { RoomMode } from '@/lib/framework/roles'

/** With whom a round was, in a few words. */
export function companyOf({ mode, partners }: { mode: RoomMode; partners: readonly string[] }): string {
  if (partners.length > 0) return `with ${partners.join(', ')}`
  return mode === 'solo' ? 'alone' : 'nobody else'
}
