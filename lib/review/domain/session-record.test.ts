import { expect, test } from 'vitest'
import { viewFor, withoutGuide } from '@/lib/rooms/domain/round/views/view-for'
import { INES, MARA, MINUTE, RoomUnderTest } from '@/tests/support/room-state'
import { sessionRecord } from './session-record'

test('[RP11] the record has each trial as it was set, at its moment, and none if the guide is closed', () => {
  const room = new RoomUnderTest()
  const down = { times: 1, down: [{ id: 'db', name: 'Orders DB' }], slow: [], figures: [] }
  const tenfold = { ...down, times: 10, down: [], figures: [{ id: 'rate app', value: 40 }] }
  room.ask(MARA, 'start')
  room.now += MINUTE
  room.ask(MARA, 'trial', { trial: down })
  // In a pause no time passes: two trials may share a moment.
  room.ask(MARA, 'pause')
  room.ask(MARA, 'trial', { trial: null })
  room.ask(MARA, 'trial', { trial: tenfold })
  room.ask(MARA, 'end')
  const state = viewFor(INES, room.state)
  const { trials, marks } = sessionRecord(state, INES.userId, () => 'Somebody')
  expect(trials.map(({ elapsed, trial }) => [elapsed, trial])).toEqual([
    [MINUTE, down],
    [MINUTE, tenfold],
  ])
  expect(marks.map(({ key }) => key)).toEqual(trials.map(({ key }) => key))
  const closed = sessionRecord({ ...state, round: withoutGuide(state.round) }, INES.userId, () => 'Somebody')
  expect([closed.trials, closed.marks]).toEqual([[], []])
})
