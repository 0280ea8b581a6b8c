import { expect, test } from 'vitest'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { INES, MARA, RoomUnderTest } from '@/tests/support/room-state'
import { generatedSession } from '@/tests/support/simulation/session'
import { advance } from './advance'
import { idleSpans } from './idle-spans'
import { ReplayLog } from './replay-log'
import { nextMoment, TimelineBuilder } from './timeline'

function timelineOf(events: RoomUnderTest['log'], viewer = MARA) {
  const [log, builder] = [new ReplayLog(), new TimelineBuilder()]
  for (const item of replayItems(viewer, events)) {
    log.append(item)
    builder.add(item, log.elapsed, log.head)
  }
  return { log, timeline: builder.timeline(true) }
}

test('[RP5] moments are steps, hints, curveballs, trials and chat, and one’s own marks and notes unless withdrawn', () => {
  const room = new RoomUnderTest()
  room.ask(MARA, 'start')
  const later = (who: typeof MARA, kind: string, payload: object = {}) => {
    room.now += 10_000
    return room.ask(who, kind, payload)
  }
  later(MARA, 'step', { index: 1 })
  later(INES, 'say', { text: 'a' })
  later(MARA, 'hint', { step: 'questions', rung: 0 })
  later(MARA, 'curveball', { id: 'next' })
  later(MARA, 'trial', { trial: { times: 10, down: [], slow: [], figures: [] } })
  later(MARA, 'trial', { trial: null })
  later(MARA, 'mark', { dimension: 'scope', score: 3 })
  later(MARA, 'mark', { dimension: 'scope', score: null })
  later(MARA, 'note', { text: 'stays' })
  const [gone] = later(MARA, 'note', { text: 'goes' })
  later(MARA, 'unnote', { seq: gone?.seq })
  const kinds = (viewer: typeof MARA) =>
    timelineOf(room.log, viewer).timeline.moments.map(({ kind, elapsed }) => [kind, elapsed / 1000])
  expect(kinds(MARA)).toEqual([
    ['step', 0],
    ['step', 10],
    ['chat', 20],
    ['hint', 30],
    ['curveball', 40],
    ['trial', 50],
    ['mark', 70],
    ['note', 90],
  ])
  expect(kinds(INES).map(([kind]) => kind)).toEqual(['step', 'step', 'chat', 'hint', 'curveball', 'trial'])
})

test('[RP5] drawing activity counts the edits of each half minute of the round', () => {
  const { log, timeline } = timelineOf(generatedSession(3))
  const edits = log.items.flatMap(({ event }, index) =>
    event.kind === 'board/edited' ? [log.times[index] ?? 0] : [],
  )
  expect(edits.length).toBeGreaterThan(100)
  expect(timeline.activity.reduce((sum, count) => sum + count, 0)).toBe(edits.length)
  expect(timeline.activity[2]).toBe(edits.filter((at) => at >= 60_000 && at < 90_000).length)
})

test('[RP6] idle time begins a moment after an event and ends shortly before the next', () => {
  expect(idleSpans([0, 7_000, 15_000, 16_000])).toEqual([{ from: 9_000, to: 14_500 }])
})

test('[RP6] playing skips idle time at once, keeps its speed elsewhere and never goes beyond what is loaded', () => {
  const idle = [{ from: 10_000, to: 20_000 }]
  const play = (position: number, ms: number, speed = 1, until = 60_000) =>
    advance(position, ms, { speed, idle, until })
  expect(play(5_000, 1_000)).toBe(6_000)
  expect(play(5_000, 1_000, 4)).toBe(9_000)
  expect(play(9_500, 1_000)).toBe(20_500)
  expect(play(15_000, 1_000)).toBe(21_000)
  expect(play(25_000, 1_000, 0.5)).toBe(25_500)
  expect(play(59_900, 1_000)).toBe(60_000)
  expect(play(9_500, 1_000, 1, 12_000)).toBe(12_000)
  expect(play(30_000, 1_000, 1, 12_000)).toBe(30_000)
})

test('[RP6] the next moment is after the position, the previous one before it', () => {
  const moments = [{ elapsed: 5 }, { elapsed: 9 }, { elapsed: 5 }, { elapsed: 2 }]
  expect(nextMoment(moments, 2, 1)).toBe(5)
  expect(nextMoment(moments, 5, -1)).toBe(2)
  expect(nextMoment(moments, 9, 1)).toBeNull()
})
