import type { RoomMode, RoomRole } from '@/lib/rooms/domain/roles'

export const ROLE_WORDS: Record<RoomRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  observer: 'Observer',
}

/** With whom a round was, in a few words. */
export function companyOf({ mode, partners }: { mode: RoomMode; partners: readonly string[] }): string {
  if (partners.length > 0) return `with ${partners.join(', ')}`
  return mode === 'solo' ? 'alone' : 'nobody else'
}
