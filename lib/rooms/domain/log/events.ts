import type { Dimension } from '@/lib/framework/dimensions'
import type { Point } from '@/lib/framework/points'
import type { RoomMode, RoomRole } from '@/lib/framework/roles'
import type { PlanStep } from '@/lib/framework/steps'
import type { Plan } from '../round/plan'

/** Everything that can happen in a room, by kind, with its payload. Times and people stand on the record. */
export type EventData = {
  'room/created': {
    title: string
    mode: RoomMode
    plan: Plan
    createdBy: string
    meetingLink?: string | null
  }
  'member/joined': { userId: string; number: number; name: string; role: RoomRole }
  'member/role': { userId: string; role: RoomRole }
  'member/removed': { userId: string }
  'plan/changed': { plan: Plan }
  'meeting/changed': { link: string | null }
  'round/started': Record<string, never>
  'round/paused': Record<string, never>
  'round/resumed': Record<string, never>
  'round/ended': { reason: 'ended' | 'left' }
  'step/entered': { index: number }
  'chat/said': { text: string }
  'hint/revealed': { step: PlanStep; rung: number; text: string }
  'curveball/played': { id: string; point: Point; text: string }
  'probe/asked': { step: PlanStep; text: string }
  'facts/revealed': { point: Point; facts: { ask: string; say: string }[] }
  'guide/opened': { userId: string }
  'guide/ticked': { item: string; on: boolean }
  'note/written': { text: string; step: PlanStep | null }
  'note/removed': { seq: number }
  'mark/set': { dimension: Dimension; score: 1 | 2 | 3 | 4 | null }
  'sheet/updated': { update: Uint8Array }
  'board/edited': { patches: Uint8Array; corrections: Uint8Array | null }
}

export type EventKind = keyof EventData
/** `all`, `staff` (the interviewers), or the id of the only user who may see it. */
export type Visibility = 'all' | 'staff' | (string & {})

/** An event that was decided but is not in the log yet. */
export type NewEvent<K extends EventKind = EventKind> = {
  [P in K]: { kind: P; visibility: Visibility; data: EventData[P] }
}[K]

/** An event as the log has it. `client` and `op` name the command that caused it, on its first event only. */
export type RoomEvent<K extends EventKind = EventKind> = NewEvent<K> & {
  seq: number
  /** Milliseconds since 1970, by the server's clock. */
  at: number
  actorId: string | null
  client: string | null
  op: number | null
}

/** Builds an event that everyone may see. */
export function publicEvent<K extends EventKind>(kind: K, data: EventData[K]): NewEvent<K> {
  return { kind, visibility: 'all', data } as NewEvent<K>
}

/** Builds an event that only one person may see. */
export function privateEvent<K extends EventKind>(kind: K, userId: string, data: EventData[K]): NewEvent<K> {
  return { kind, visibility: userId, data } as NewEvent<K>
}
