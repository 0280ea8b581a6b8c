import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { type NewEvent, publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { projectionsOf } from '@/lib/rooms/server/log/project'
import { saveSnapshot } from '@/lib/rooms/server/log/save-snapshot'
import { SNAPSHOT_EVERY } from '@/realtime/live/snapshot-due'
import type { Seat } from '../people'
import type { Logged } from '../sync'

const MINUTES = 45

/** Writes the session with its clock and steps into the log, as the server would have. */
export async function writeSession(seats: readonly Seat[], log: readonly Logged[]): Promise<RoomEvent[]> {
  const roomId = seats[0]?.roomId ?? ''
  let state = await loadRoom(roomId)
  const [base, begin] = [state.seq, Date.now() - (MINUTES + 5) * 60_000]
  const steps = state.round.plan.length
  const happened: { at: number; by: number; event: NewEvent }[] = [
    ...seats.map(({ userId }, index) => ({
      at: 0,
      by: index,
      event: publicEvent('member/joined', {
        userId,
        number: index + 1,
        name: `Person ${index}`,
        role: index === 0 ? ('candidate' as const) : ('interviewer' as const),
      }),
    })),
    { at: 0, by: 1, event: publicEvent('round/started', {}) },
    ...Array.from({ length: steps - 1 }, (_, index) => ({
      at: ((index + 1) * MINUTES * 60_000) / steps,
      by: 1,
      event: publicEvent('step/entered', { index: index + 1 }),
    })),
    ...Array.from({ length: 60 }, (_, index) => ({
      at: index * 45_000 + 10_000,
      by: index % 2,
      event: publicEvent('chat/said', { text: `Message ${index}` }),
    })),
    ...log.map(({ at, person, patches, corrections }) => ({
      at,
      by: person,
      event: publicEvent('board/edited', { patches, corrections }),
    })),
  ]
  happened.sort((a, b) => a.at - b.at)
  happened.push({ at: MINUTES * 60_000, by: 1, event: publicEvent('round/ended', { reason: 'ended' }) })
  const events = happened.map(
    ({ at, by, event }, index): RoomEvent => ({
      ...event,
      seq: base + index + 1,
      at: begin + Math.round(at),
      actorId: seats[by]?.userId ?? null,
      client: `bench-${by}.board`,
      op: index + 1,
    }),
  )
  for (let from = 0; from < events.length; from += 250) {
    const part = events.slice(from, from + 250)
    for (const event of part) {
      state = evolve(state, event)
      if (state.seq % SNAPSHOT_EVERY === 0) await saveSnapshot(roomId, state.seq, encodeState(state))
    }
    await appendEvents([
      { roomId, base: base + from, events: part, projections: part.flatMap(projectionsOf) },
    ])
  }
  await saveSnapshot(roomId, state.seq, encodeState(state))
  return events
}
