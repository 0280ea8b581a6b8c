import { expect, test } from 'vitest'
import { MARA, RoomUnderTest } from '@/tests/support/room-state'
import { hasGiven } from './has-given'

test('[TR5] a trial, a hint and a curveball each count as something that a record leaves out with the guide', () => {
  const trial = { times: 10, down: [], slow: [], figures: [] }
  for (const [kind, payload] of [
    ['trial', { trial }],
    ['hint', { step: 'questions', rung: 0 }],
    ['curveball', { id: 'next' }],
  ] as const) {
    const room = new RoomUnderTest()
    room.ask(MARA, 'start')
    expect(hasGiven(room.state.round)).toBe(false)
    room.ask(MARA, kind, payload)
    expect([kind, hasGiven(room.state.round)]).toEqual([kind, true])
  }
})
