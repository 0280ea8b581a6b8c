import { describe, expect, test } from 'vitest'
import { INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { TICKS_A_ROOM } from '../protocol/command-limits'

test('[G6] one person can tick 500 items, and can always untick one', () => {
  const room = new RoomUnderTest()
  room.state.round.ticks[MARA.userId] = Array.from({ length: TICKS_A_ROOM }, (_, index) => `${index}`)
  expect(room.refusal(MARA, 'tick', { item: 'another', on: true })).toBe('guide/too-many')
  expect(room.refusal(MARA, 'tick', { item: '7', on: true })).toBeNull()
  room.ask(MARA, 'tick', { item: '7', on: false })
  expect(room.refusal(MARA, 'tick', { item: 'another', on: true })).toBeNull()
})

describe('the guide', () => {
  function running(): RoomUnderTest {
    const room = new RoomUnderTest()
    room.ask(MARA, 'start')
    return room
  }

  test('[G1] only interviewers can open it and tick its items', () => {
    const room = running()
    for (const who of [INES, OTTO]) {
      expect(() => room.run(who, { kind: 'open-guide' })).toThrow('guide/not-interviewer')
      expect(room.refusal(who, 'tick', { item: 'x', on: true })).toBe('guide/not-interviewer')
    }
    expect(room.run(MARA, { kind: 'open-guide' })).toMatchObject([
      { kind: 'guide/opened', visibility: 'staff' },
    ])
    room.ask(MARA, 'tick', { item: 'x', on: true })
    room.ask(MARA, 'tick', { item: 'y', on: true })
    room.ask(MARA, 'tick', { item: 'x', on: false })
    expect(room.state.round.ticks[MARA.userId]).toEqual(['y'])
  })

  test('[G2] hints are revealed in order', () => {
    const room = running()
    expect(room.refusal(MARA, 'hint', { step: 'questions', rung: 1 })).toBe('hint/order')
    expect(room.refusal(MARA, 'hint', { step: 'apis', rung: 0 })).toBe('hint/unknown')
    room.ask(MARA, 'hint', { step: 'questions', rung: 0 })
    expect(room.ask(MARA, 'hint', { step: 'questions', rung: 0 })).toEqual([])
    room.ask(MARA, 'hint', { step: 'questions', rung: 1 })
    expect(room.state.round.hints.map((hint) => hint.text)).toEqual(['first', 'second'])
  })

  test('[G3] only the person who runs the round can reveal it, between start and end', () => {
    const room = new RoomUnderTest()
    const asks: [string, object][] = [
      ['hint', { step: 'questions', rung: 0 }],
      ['curveball', { id: 'outage' }],
      ['facts', { point: 'why' }],
    ]
    for (const [kind, payload] of asks) expect(room.refusal(MARA, kind, payload)).toBe('guide/not-running')
    room.ask(MARA, 'start')
    for (const who of [INES, OTTO])
      for (const [kind, payload] of asks)
        expect(room.refusal(who, kind, payload)).toBe('guide/not-interviewer')
    for (const [kind, payload] of asks) expect(room.ask(MARA, kind, payload)).toHaveLength(1)
    expect(room.log.slice(-3).every((event) => event.visibility === 'all')).toBe(true)
    room.ask(MARA, 'end')
    for (const [kind, payload] of asks) expect(room.refusal(MARA, kind, payload)).toBe('guide/not-running')
  })

  test('[G4] curveballs are played only once; next is the first that was not played', () => {
    const room = running()
    room.ask(MARA, 'curveball', { id: 'next' })
    room.ask(MARA, 'curveball', { id: 'next' })
    expect(room.state.round.curveballs.map((ball) => ball.id)).toEqual(['outage', 'growth'])
    expect(room.ask(MARA, 'curveball', { id: 'outage' })).toEqual([])
    expect(room.refusal(MARA, 'curveball', { id: 'next' })).toBe('curveball/unknown')
  })
})

test('[G7] the candidate of another round on the case can open, reveal or tick nothing', () => {
  const room = new RoomUnderTest()
  room.ask(MARA, 'start')
  const answering = { ...MARA, answersElsewhere: true }
  const asks: [string, object][] = [
    ['hint', { step: 'questions', rung: 0 }],
    ['curveball', { id: 'outage' }],
    ['facts', { point: 'why' }],
    ['tick', { item: 'x', on: true }],
  ]
  for (const [kind, payload] of asks) expect(room.refusal(answering, kind, payload)).toBe('guide/answering')
  expect(() => room.run(answering, { kind: 'open-guide' })).toThrow('guide/answering')
})
