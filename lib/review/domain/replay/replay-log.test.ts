import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeBoard } from '@/lib/board/domain/doc'
import { EVENT_KINDS } from '@/lib/rooms/domain/log/event-kinds'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { elapsedAt } from '@/lib/rooms/domain/round/clock'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { eventsFor } from '@/lib/rooms/domain/round/views/view-for'
import { Random } from '@/tests/support/board/random'
import { INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { textsOf } from '@/tests/support/simulation/browser'
import { generatedSession } from '@/tests/support/simulation/session'
import { throughRecording } from '@/tests/support/simulation/through-recording'
import { ReplayLog } from './replay-log'

/** SESSIONS=300 runs them all, by hand. */
const SESSIONS = Number(process.env.SESSIONS ?? 50)
const VIEWERS = [INES, MARA, OTTO]
/** Seeks back and forth in each session. */
const SEEKS = 12

function hashOf({ round, seq, heads, board, sheet }: RoomState): string {
  return createHash('sha256')
    .update(encodeBoard(board))
    .update(JSON.stringify([round, seq, heads, textsOf(sheet)]))
    .digest('hex')
}

function replayOf(events: readonly RoomEvent[], viewer = MARA): ReplayLog {
  const log = new ReplayLog()
  for (const item of replayItems(viewer, events)) log.append(item)
  return log
}

/** The time of each event, and whether it advances the round. */
function timesOf(events: readonly RoomEvent[]) {
  let state = emptyRoom()
  return events.map((event) => {
    state = evolve(state, event)
    const isMark = event.kind === 'step/entered' || event.kind.startsWith('round/')
    return { elapsed: elapsedAt(state.round.clock, event.at), isMark }
  })
}

/** The result of the live `evolve` on events from the start, after each of some numbers of events. */
function hashesAfter(events: readonly RoomEvent[], counts: ReadonlySet<number>): Map<number, string> {
  const hashes = new Map<number, string>()
  let state = emptyRoom()
  for (const [index, event] of events.entries()) {
    state = evolve(state, { ...event, client: null, op: null })
    if (counts.has(index + 1)) hashes.set(index + 1, hashOf(state))
  }
  return hashes
}

const seen = new Set<string>()

describe('[RP3][RC2] the room at any moment, read from a recording, is what the live rules make of the events so far', () => {
  test.each(Array.from({ length: 10 }, (_, tenth) => tenth))('generated sessions, part %i', async (tenth) => {
    for (let seed = tenth; seed < SESSIONS; seed += 10) {
      const events = generatedSession(seed)
      const viewer = VIEWERS[seed % VIEWERS.length] ?? MARA
      const visible = eventsFor(viewer, events)
      for (const { kind } of visible) seen.add(kind)
      const times = timesOf(visible)
      const log = replayOf(await throughRecording(events), viewer)
      const total = times.at(-1)?.elapsed ?? 0
      const random = new Random(seed)
      const marks = times.filter(({ isMark }) => isMark).map(({ elapsed }) => elapsed)
      const sought = [...marks, ...Array.from({ length: SEEKS }, () => random.below(total)), 0, total]
      const counts = sought.map((elapsed) => times.findLastIndex((time) => time.elapsed <= elapsed) + 1)
      const expected = hashesAfter(visible, new Set(counts))
      expect(marks.length, `seed ${seed}`).toBeGreaterThan(2)
      for (const [index, elapsed] of sought.entries()) {
        const hash = expected.get(counts[index] ?? 0)
        expect(hashOf(log.stateAt(elapsed)), `seed ${seed} at ${elapsed}`).toBe(hash)
      }
    }
  })

  test('the sessions had every kind of event', () => {
    expect([...seen].sort()).toEqual(Object.keys(EVENT_KINDS).sort())
  })

  test('key frames are used, and few', () => {
    const log = replayOf(generatedSession(1))
    expect(log.frameCount).toBeGreaterThan(1)
    expect(log.frameCount).toBeLessThanOrEqual(log.items.length / 64)
  })
})

test('[RP4] pauses take no time; events before the start are at 0, and events after the end at the end', () => {
  const room = new RoomUnderTest()
  room.now += 60_000
  room.ask(INES, 'say', { text: 'in the lobby' })
  room.now += 60_000
  room.ask(MARA, 'start')
  room.now += 60_000
  room.ask(MARA, 'pause')
  room.now += 600_000
  room.ask(INES, 'say', { text: 'in the pause' })
  room.ask(MARA, 'resume')
  room.now += 30_000
  room.ask(MARA, 'end')
  room.now += 600_000
  room.ask(INES, 'say', { text: 'after the end' })
  const log = replayOf(room.log)
  const chatAt = (elapsed: number) => log.stateAt(elapsed).round.chat.map(({ text }) => text)
  expect(log.elapsed).toBe(90_000)
  expect(chatAt(0)).toEqual(['in the lobby'])
  expect(chatAt(59_999)).toEqual(['in the lobby'])
  expect(chatAt(60_000)).toEqual(['in the lobby', 'in the pause'])
  expect(chatAt(89_999)).toEqual(['in the lobby', 'in the pause'])
  expect(chatAt(90_000)).toEqual(['in the lobby', 'in the pause', 'after the end'])
})

test('[RP4] time never goes back if the clocks of two servers differ', () => {
  const room = new RoomUnderTest()
  room.ask(MARA, 'start')
  room.now += 10_000
  room.ask(INES, 'say', { text: 'first' })
  room.now -= 3_000
  room.ask(INES, 'say', { text: 'second' })
  const { times } = replayOf(room.log)
  expect(times.slice(-2)).toEqual([10_000, 10_000])
})
