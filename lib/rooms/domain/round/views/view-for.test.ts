import { expect, test } from 'vitest'
import { decodeState, encodeState } from '@/lib/rooms/domain/log/encode-state'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { actor, INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { eventsFor, viewFor, visibleHead } from './view-for'

const RUTH = actor('ruth', 'interviewer')

function roomWithSecrets(): RoomUnderTest {
  const room = new RoomUnderTest('pair', [INES, MARA, OTTO, RUTH])
  room.run(MARA, { kind: 'open-guide' })
  room.ask(MARA, 'start')
  room.ask(MARA, 'note', { text: 'secret of mara' })
  room.ask(RUTH, 'note', { text: 'secret of ruth' })
  room.ask(MARA, 'mark', { dimension: 'scope', score: 2 })
  room.ask(RUTH, 'tick', { item: 'secret item', on: true })
  room.ask(INES, 'say', { text: 'hello' })
  return room
}

test('[V1] events reach only those who may see them', () => {
  const { log } = roomWithSecrets()
  const kinds = (viewer: typeof INES) => eventsFor(viewer, log).map((event) => event.kind)
  expect(kinds(OTTO)).toEqual(kinds(INES))
  expect(kinds(INES)).not.toContain('note/written')
  expect(kinds(INES)).not.toContain('guide/opened')
  expect(kinds(MARA).filter((kind) => kind === 'note/written')).toHaveLength(1)
  expect(kinds(MARA)).toContain('guide/opened')
  expect(kinds(RUTH)).not.toContain('mark/set')
})

test('[V2] the state sent on joining equals a replay of the visible events', () => {
  const { state, log } = roomWithSecrets()
  for (const viewer of [INES, MARA, OTTO, RUTH]) {
    const seen = eventsFor(viewer, log).reduce(evolve, emptyRoom())
    const sent = decodeState(encodeState(viewFor(viewer, state)))
    for (const key of ['chat', 'notes', 'marks', 'ticks', 'sawGuide', 'members', 'visits', 'clock'] as const)
      expect(sent.round[key]).toEqual(seen.round[key])
    expect(sent.seq).toBe(visibleHead(viewer, state.heads))
    expect(sent.seq).toBe(seen.seq)
    expect(sent.clients).toEqual({})
  }
})

test('[N1] nothing private is anywhere in what a candidate or observer receives', () => {
  const { state } = roomWithSecrets()
  for (const viewer of [INES, OTTO]) {
    const bytes = Buffer.from(encodeState(viewFor(viewer, state))).toString('latin1')
    expect(bytes).not.toContain('secret')
  }
  const bytes = Buffer.from(encodeState(viewFor(MARA, state))).toString('latin1')
  expect(bytes).toContain('secret of mara')
  expect(bytes).not.toContain('secret of ruth')
})

test('[L1] a state decoded from its bytes is the same state', () => {
  const { state } = roomWithSecrets()
  const { board, sheet, ...rest } = decodeState(encodeState(state))
  const { board: _board, sheet: _sheet, ...before } = state
  expect(rest).toEqual(before)
  expect(encodeState({ ...rest, board, sheet })).toEqual(encodeState(state))
})
