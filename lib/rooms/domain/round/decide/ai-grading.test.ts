import { expect, test } from 'vitest'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { actor, INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'

const choose = (room: RoomUnderTest, who: Actor, on: boolean, hasModel = true) => {
  room.hasModel = hasModel
  return room.refusal(who, 'ai-grading', { on })
}

test('[AG19] no round is graded by a model before the room’s creator switches it on, and everybody present sees it', () => {
  const room = new RoomUnderTest()
  expect(room.state.round.aiGrading).toBeUndefined()
  expect(choose(room, MARA, true)).toBe('ai-grading/not-creator')
  expect(choose(room, OTTO, true)).toBe('ai-grading/observer')
  expect(choose(room, INES, true)).toBeNull()
  for (const who of [INES, MARA, OTTO])
    expect(viewFor(who, room.state).round.aiGrading).toEqual({ by: INES.userId })
  expect(room.log.at(-1)).toMatchObject({
    kind: 'ai-grading/chosen',
    visibility: 'all',
    actorId: INES.userId,
  })
})

test('[AG19] candidate and interviewers can switch it off until the end, observers cannot', () => {
  const room = new RoomUnderTest()
  choose(room, INES, true)
  expect(choose(room, OTTO, false)).toBe('ai-grading/observer')
  expect(choose(room, MARA, false)).toBeNull()
  expect(room.state.round.aiGrading).toBeUndefined()
  expect(choose(room, INES, true)).toBeNull()
  // Once is enough.
  expect(room.ask(INES, 'ai-grading', { on: true })).toEqual([])
  room.ask(MARA, 'start')
  room.ask(MARA, 'end')
  expect(choose(room, INES, false)).toBe('round/ended')
  expect(room.state.round.aiGrading).toEqual({ by: INES.userId })
})

test('[AG19] a creator who observes has no say, and without a model nobody has', () => {
  const room = new RoomUnderTest()
  expect(choose(room, INES, true, false)).toBe('ai-grading/not-available')
  expect(choose(room, actor(INES.userId, 'observer'), true)).toBe('ai-grading/observer')
  choose(room, INES, true)
  // It can still be switched off.
  expect(choose(room, INES, false, false)).toBeNull()
})

test('[AG19] it can be switched on before the start, and off during the round as well', () => {
  const room = new RoomUnderTest()
  choose(room, INES, true)
  room.ask(MARA, 'start')
  expect(choose(room, MARA, false)).toBeNull()
  expect(choose(room, INES, true)).toBe('ai-grading/started')
  room.ask(MARA, 'pause')
  expect(choose(room, INES, true)).toBe('ai-grading/started')
  expect(room.state.round.aiGrading).toBeUndefined()
})
