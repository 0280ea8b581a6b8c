import type { RoomMode, RoomRole } from '@/lib/framework/roles'

/** What a person wants to do in a room of their own. */
export const ARRANGEMENTS = ['candidate', 'interviewer', 'solo'] as const
export type Arrangement = (typeof ARRANGEMENTS)[number]

/** The kind of room that an arrangement needs, and its creator's role there. */
export function modeAndRole(arrangement: Arrangement): {
  mode: RoomMode
  role: Exclude<RoomRole, 'observer'>
} {
  return arrangement === 'solo' ? { mode: 'solo', role: 'candidate' } : { mode: 'pair', role: arrangement }
}
