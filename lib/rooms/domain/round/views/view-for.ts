import type { RoomRole } from '@/lib/framework/roles'
import type { EventKind } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { canSee } from '@/lib/rooms/domain/round/permissions'
import type { RoomState, RoundState } from '@/lib/rooms/domain/round/state'

export type Viewer = { userId: string; role: RoomRole }

/**
 * The highest sequence number that this viewer may know of; each message to them refers to the one before.
 */
export function visibleHead(viewer: Viewer, heads: RoomState['heads']): number {
  const shared = viewer.role === 'interviewer' ? heads.staff : heads.all
  return Math.max(shared, heads.own[viewer.userId] ?? 0)
}

/** The part of a log that this viewer may see. */
export function eventsFor(viewer: Viewer, events: readonly RoomEvent[]): RoomEvent[] {
  return events.filter((event) => canSee(viewer, event.visibility))
}

/** A round without anything from the guide, for the candidate of another open round on the case. */
export function withoutGuide(round: RoundState): RoundState {
  // Any of the interviewer's messages may quote the guide.
  const chat = round.chat.filter(({ interviewer }) => !interviewer)
  return { ...round, hints: [], curveballs: [], facts: [], probes: [], trials: [], chat }
}

const FROM_GUIDE: ReadonlySet<EventKind> = new Set([
  'hint/revealed',
  'curveball/played',
  'facts/revealed',
  'probe/asked',
  // An interviewer may have entered figures from the case.
  'trial/set',
  'interviewer/said',
])

/**
 * Whether an event contains text from the guide: replaying a log without these gives the same round as
 * `withoutGuide`.
 */
export function isFromGuide(kind: EventKind): boolean {
  return FROM_GUIDE.has(kind)
}

/**
 * The state as one viewer may see it: the same shape, without what belongs to others. It is filtered before
 * sending, so what someone may not see never leaves the server. Documents are shared, not copied: encode them
 * at once.
 */
export function viewFor(viewer: Viewer, state: RoomState): RoomState {
  const { round } = state
  const mine = viewer.userId
  const head = visibleHead(viewer, state.heads)
  return {
    ...state,
    seq: head,
    round: {
      ...round,
      sawGuide: viewer.role === 'interviewer' ? round.sawGuide : round.sawGuide.filter((id) => id === mine),
      notes: round.notes.filter((note) => note.userId === mine),
      marks: round.marks[mine] ? { [mine]: round.marks[mine] } : {},
      ticks: round.ticks[mine] ? { [mine]: round.ticks[mine] } : {},
    },
    clients: {},
    heads: { all: head, staff: head, own: {} },
  }
}
