import { expect, test } from 'vitest'
import type { RoomEvent } from '@/lib/rooms/domain/events'
import { RoomUnderTest } from '@/tests/support/room-state'
import type { LiveRoom } from './live-room'
import { PACE_MS, Pacer } from './pacer'

function setUp() {
  const sent: { at: number; seqs: number[] }[] = []
  const timers: { at: number; run: () => void }[] = []
  const world = { now: 1_000 }
  const pacer = new Pacer(
    (_room, _before, events) => sent.push({ at: world.now, seqs: events.map((event) => event.seq) }),
    () => world.now,
    (run, ms) => timers.push({ at: world.now + ms, run }),
  )
  const room = { id: 'room' } as LiveRoom
  const { heads } = new RoomUnderTest().state
  let seq = 0
  const draw = (actorId: string, kind = 'board/edited') => {
    pacer.publish(room, heads, [{ kind, actorId, seq: ++seq } as RoomEvent])
  }
  const pass = (ms: number) => {
    world.now += ms
    for (const timer of timers.filter(({ at }) => at <= world.now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.run()
    }
  }
  return { sent, draw, pass, pacer, room }
}

test('one person drawing is never held up, nor is talk', () => {
  const { sent, draw } = setUp()
  for (let i = 0; i < 5; i++) draw('ines')
  draw('mara', 'chat/said')
  expect(sent.map(({ seqs }) => seqs)).toEqual([[1], [2], [3], [4], [5], [6]])
})

test('what several people draw goes out together, in order, within the pace', () => {
  const { sent, draw, pass } = setUp()
  draw('ines')
  draw('mara')
  pass(10)
  draw('ines')
  draw('mara', 'chat/said')
  pass(PACE_MS - 10)
  expect(sent).toEqual([
    { at: 1_000, seqs: [1] },
    { at: 1_000 + PACE_MS, seqs: [2, 3, 4] },
  ])
})

test('[J1] a join flushes what is held', () => {
  const { sent, draw, pacer, room, pass } = setUp()
  draw('ines')
  draw('mara')
  pacer.flush(room)
  pass(100)
  expect(sent.map(({ seqs }) => seqs)).toEqual([[1], [2]])
})

test('a room is quiet again a second after the second person stopped', () => {
  const { sent, draw, pass } = setUp()
  draw('ines')
  draw('mara')
  pass(1_100)
  draw('mara')
  draw('mara')
  expect(sent.map(({ seqs }) => seqs)).toEqual([[1], [2], [3], [4]])
})
