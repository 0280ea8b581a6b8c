import { beforeEach, expect, test } from 'vitest'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { eventsFor, isFromGuide, withoutGuide } from '@/lib/rooms/domain/round/views/view-for'
import { actor, INES, MARA, RoomUnderTest } from '@/tests/support/room-state'
import type { ServerCommand } from '../protocol/commands'
import { lastWords } from './decide-interviewer'
import { ASKS_LIMIT } from './interviewer-moves'

const SAW = { parts: 2, connections: 1, words: 12 }
let room: RoomUnderTest
beforeEach(() => {
  room = new RoomUnderTest('solo', [INES], { interviewer: true })
  room.ask(INES, 'start')
})

type Interview = Extract<ServerCommand, { kind: 'interview' }>
const words = (change: Partial<Interview> = {}): Interview => ({
  kind: 'interview',
  move: 'reply',
  about: null,
  words: 'What follows from that?',
  asks: '',
  saw: SAW,
  after: lastWords(room.state.round),
  ...change,
})
const status = () => room.state.round.interviewer?.status

test('[IV1] a room has an interviewer only if it was chosen, and only in a round alone', () => {
  expect(new RoomUnderTest('solo').state.round.interviewer).toBeUndefined()
  expect(() => new RoomUnderTest('solo').run(INES, words())).toThrow('interviewer/none')
  const pair = new RoomUnderTest('pair', [INES, MARA], { interviewer: true })
  pair.ask(MARA, 'start')
  expect(() => pair.run(INES, words())).toThrow('interviewer/none')
  expect(pair.refusal(MARA, 'quiet', { on: true })).toBe('interviewer/none')
})

test('[IV3] nothing is said before the start, in a pause, after the end or when told to be quiet', () => {
  const fresh = new RoomUnderTest('solo', [INES], { interviewer: true })
  expect(() => fresh.run(INES, words())).toThrow('round/not-running')
  room.ask(INES, 'pause')
  expect(() => room.run(INES, words())).toThrow('round/not-running')
  room.ask(INES, 'resume')
  room.ask(INES, 'quiet', { on: true })
  expect(() => room.run(INES, words())).toThrow('interviewer/quiet')
  room.ask(INES, 'quiet', { on: false })
  room.ask(INES, 'end')
  expect(() => room.run(INES, words())).toThrow('round/ended')
  expect(room.state.round.chat).toEqual([])
})

test('[IV12] its words are an event of their own kind, and replay to the same state', () => {
  room.run(INES, words({ move: 'curveball', words: 'You have a design.' }))
  expect(room.log.map(({ kind }) => kind)).toEqual(
    [
      'room/created',
      'interviewer/chosen',
      'member/joined',
      'round/started',
      'probe/asked',
      'curveball/played',
      'interviewer/said',
    ].filter((kind) => room.log.some((event) => event.kind === kind)),
  )
  expect(room.state.round.chat).toMatchObject([
    {
      userId: null,
      text: 'You have a design. A region is gone.',
      interviewer: { move: 'curveball', saw: SAW },
    },
  ])
  expect(room.log.reduce(evolve, emptyRoom()).round).toEqual(room.state.round)
})

test('[IV13] only the candidate tells it to be quiet and to talk', () => {
  expect(room.refusal(actor('otto', 'observer'), 'quiet', { on: true })).toBe('round/not-interviewer')
  room.ask(INES, 'quiet', { on: true })
  expect(status()).toBe('quiet')
  expect(room.ask(INES, 'quiet', { on: true })).toEqual([])
  // Nothing that happens to its model ends the silence.
  expect(room.run(INES, { kind: 'interviewer-status', status: 'here' })).toEqual([])
  expect(room.run(INES, { kind: 'interviewer-status', status: 'away' })).toEqual([])
  room.ask(INES, 'quiet', { on: false })
  expect(status()).toBe('here')
  room.run(INES, words({ move: 'quiet', words: '', asks: 'I’ll be quiet.' }))
  expect(status()).toBe('quiet')
})

test('[IV15] being away is reported once, and the next words bring it back', () => {
  expect(room.run(INES, { kind: 'interviewer-status', status: 'away' })).toHaveLength(1)
  expect(room.run(INES, { kind: 'interviewer-status', status: 'away' })).toEqual([])
  expect(room.run(INES, words()).map(({ kind }) => kind)).toEqual(['interviewer/said', 'interviewer/changed'])
  expect(status()).toBe('here')
  // The round itself continues in the meantime.
  room.run(INES, { kind: 'interviewer-status', status: 'away' })
  expect(room.refusal(INES, 'hint', { step: 'questions', rung: 0 })).toBeNull()
  expect(room.refusal(INES, 'facts', { point: 'why' })).toBeNull()
})

test('[IV16] of two answers to the same words only one is said', () => {
  const first = words({ words: 'What follows from that?' })
  const second = words({ words: 'Who needs that?' })
  expect(room.run(INES, first)).toHaveLength(1)
  expect(room.run(INES, second)).toEqual([])
  expect(room.run(INES, words({ words: 'And then?' }))).toHaveLength(1)
  expect(room.state.round.chat.map(({ text }) => text)).toEqual(['What follows from that?', 'And then?'])
})

test('[IV6] a question about the board has a maximum length, however long the names of its parts are', () => {
  room.run(INES, words({ move: 'probe', words: '', asks: `${'Long name '.repeat(5_000)} stands alone.` }))
  expect(room.state.round.chat.at(-1)?.text).toHaveLength(ASKS_LIMIT + 1)
})

test('[IV17] a spent interviewer stays spent', () => {
  room.run(INES, { kind: 'interviewer-status', status: 'spent' })
  expect(room.run(INES, { kind: 'interviewer-status', status: 'here' })).toEqual([])
  expect(room.ask(INES, 'quiet', { on: true })).toEqual([])
  expect(room.ask(INES, 'quiet', { on: false })).toEqual([])
  expect(status()).toBe('spent')
})

test('[IV18] its words count as the guide’s for anybody who may not read the guide', () => {
  room.ask(INES, 'say', { text: 'Why?' })
  room.run(INES, words({ move: 'fact', about: 'w1', words: '' }))
  expect(isFromGuide('interviewer/said')).toBe(true)
  expect(withoutGuide(room.state.round).chat.map(({ text }) => text)).toEqual(['Why?'])
  const left = eventsFor(INES, room.log).filter(({ kind }) => !isFromGuide(kind))
  expect(left.reduce(evolve, emptyRoom()).round.chat).toEqual(withoutGuide(room.state.round).chat)
  const elsewhere = { ...INES, answersElsewhere: true }
  expect(() => room.run(elsewhere, words())).toThrow('guide/answering')
})
