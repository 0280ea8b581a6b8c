import { expect, test } from 'vitest'
import { actor, INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { decodeState, encodeState } from '../log/encode-state'
import { viewFor } from './views/view-for'

const LINK = 'https://meet.example.org/abc'

test('[MT1] only creator and interviewer set, change and remove the meeting link, and only in the lobby', () => {
  const room = new RoomUnderTest()
  expect(room.refusal(INES, 'meeting', { link: ` ${LINK} ` })).toBeNull()
  expect(room.state.round.meetingLink).toBe(LINK)
  expect(room.refusal(OTTO, 'meeting', { link: null })).toBe('member/not-allowed')
  // Mara runs the round; Ruth neither runs nor created it.
  expect(room.refusal(actor('ruth', 'candidate'), 'meeting', { link: null })).toBe('member/not-allowed')
  expect(room.refusal(MARA, 'meeting', { link: 'https://other.example/' })).toBeNull()
  const before = room.log.length
  expect(room.refusal(MARA, 'meeting', { link: 'https://other.example' })).toBeNull()
  expect(room.log.length).toBe(before)
  expect(room.refusal(MARA, 'meeting', { link: null })).toBeNull()
  expect(room.state.round.meetingLink).toBeNull()
  room.ask(MARA, 'start')
  expect(room.refusal(MARA, 'meeting', { link: LINK })).toBe('meeting/started')
})

test('[MT1] a round alone has no meeting link', () => {
  expect(new RoomUnderTest('solo').refusal(INES, 'meeting', { link: LINK })).toBe('meeting/alone')
})

test('[MT2] anything but an https address is refused', () => {
  const room = new RoomUnderTest()
  for (const link of ['http://meet.example.org', 'javascript:alert(1)', '', 'x'.repeat(400), 7])
    expect(room.refusal(INES, 'meeting', { link })).toBe('wire/malformed')
})

test('[MT3] everybody in the room gets the link, and a snapshot from before links existed has none', () => {
  const room = new RoomUnderTest()
  room.ask(INES, 'meeting', { link: LINK })
  for (const who of [INES, MARA, OTTO]) expect(viewFor(who, room.state).round.meetingLink).toBe(LINK)
  expect(decodeState(encodeState(room.state)).round.meetingLink).toBe(LINK)
  const { meetingLink: _, ...older } = room.state.round
  const state = { ...room.state, round: older as typeof room.state.round }
  expect(decodeState(encodeState(state)).round.meetingLink).toBeNull()
})
