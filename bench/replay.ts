import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { saveSnapshot } from '@/lib/rooms/server/log/save-snapshot'
import { SNAPSHOT_EVERY } from '@/realtime/live/snapshot-due'
import { Random } from '@/tests/support/board/random'
import { makeRooms } from './people'
import { median, quantile } from './statistics'
import type { Logged } from './sync'

export type ReplayResult = {
  events: number
  liveElements: number
  loadMs: number
  seekP95Ms: number
  snapshotKB: number
}

const CHUNK = 250

/** Writes an interview into the log as the server would, then loads the room and seeks to various positions. */
export async function measureReplay(log: readonly Logged[], seeks: number): Promise<ReplayResult> {
  const [seats] = await makeRooms(1, 3)
  const roomId = seats?.[0]?.roomId ?? ''
  let state = await loadRoom(roomId)
  const begin = Date.now()
  for (let from = 0; from < log.length; from += CHUNK) {
    const base = state.seq
    const events = log.slice(from, from + CHUNK).map(
      ({ at, person, patches, corrections }, index): RoomEvent => ({
        kind: 'board/edited',
        visibility: 'all',
        data: { patches, corrections },
        seq: base + index + 1,
        at: begin + at,
        actorId: seats?.[person]?.userId ?? null,
        client: `bench-${person}.board`,
        op: from + index + 1,
      }),
    )
    for (const event of events) {
      state = evolve(state, event)
      if (state.seq % SNAPSHOT_EVERY === 0) await saveSnapshot(roomId, state.seq, encodeState(state))
    }
    await appendEvents([{ roomId, base, events, projections: [] }])
  }
  const random = new Random(5)
  const loads: number[] = []
  for (let count = 0; count < 30; count++) loads.push(await timed(() => loadRoom(roomId)))
  const times: number[] = []
  for (let count = 0; count < seeks; count++)
    times.push(await timed(() => loadRoom(roomId, 2 + random.below(state.seq - 1))))
  return {
    events: state.seq,
    liveElements: state.board.liveCount,
    loadMs: median(loads),
    seekP95Ms: quantile(times, 0.95),
    snapshotKB: encodeState(state).length / 1_024,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
