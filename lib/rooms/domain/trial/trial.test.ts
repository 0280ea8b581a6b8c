import { expect, test } from 'vitest'
import { NOTHING_TRIED } from '@/lib/board/graph/what-if/trial'
import { viewFor, withoutGuide } from '@/lib/rooms/domain/round/views/view-for'
import { INES, MARA, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { decodeState, encodeState } from '../log/encode-state'
import { TRIAL_CHARACTERS, TRIALS_A_ROOM, TRIED_AT_ONCE } from '../protocol/command-limits'
import { parseCommand } from '../protocol/commands'
import { standardPlan } from '../round/plan'
import { isTooLarge, type RoomTrial, roomTrialOf, trialOf } from './room-trial'
import { trialWords } from './trial-words'
import { canTryNow, currentTrial } from './trials'

const DB = { id: 'db', name: 'Orders DB' }
const DOWN: RoomTrial = { times: 1, down: [DB], slow: [], figures: [] }
const TENFOLD: RoomTrial = { times: 10, down: [], slow: [DB], figures: [{ id: 'rate app', value: 40 }] }

function running(mode: 'pair' | 'solo' = 'pair'): RoomUnderTest {
  const room = new RoomUnderTest(mode)
  room.ask(mode === 'solo' ? INES : MARA, 'start')
  return room
}

const playedIn = (room: RoomUnderTest) => currentTrial(room.state.round)

test('[TR1] the interviewer plays a trial, which is on everybody’s board until it is withdrawn', () => {
  const room = running()
  const events = room.ask(MARA, 'trial', { trial: DOWN })
  expect(events.map(({ kind, visibility }) => [kind, visibility])).toEqual([['trial/set', 'all']])
  for (const viewer of [INES, MARA, OTTO])
    expect(currentTrial(viewFor(viewer, room.state).round)).toEqual(DOWN)
  room.now += 5_000
  room.ask(MARA, 'trial', { trial: TENFOLD })
  expect(playedIn(room)).toEqual(TENFOLD)
  room.ask(MARA, 'trial', { trial: null })
  expect(playedIn(room)).toBeNull()
  // The review keeps all of it.
  expect(room.state.round.trials.map(({ trial, elapsed, by }) => [trial, elapsed, by])).toEqual([
    [DOWN, 0, MARA.userId],
    [TENFOLD, 5_000, MARA.userId],
    [null, 5_000, MARA.userId],
  ])
})

test('[TR1] a trial is on the board only during the round, and nobody can play one before or after', () => {
  const room = new RoomUnderTest()
  expect(room.refusal(MARA, 'trial', { trial: DOWN })).toBe('trial/not-running')
  room.ask(MARA, 'start')
  room.ask(MARA, 'trial', { trial: DOWN })
  room.ask(MARA, 'pause')
  expect(playedIn(room)).toEqual(DOWN)
  room.ask(MARA, 'end')
  expect(playedIn(room)).toBeNull()
  expect(room.refusal(MARA, 'trial', { trial: TENFOLD })).toBe('trial/not-running')
})

test('[TR2] candidates of a pair and observers cannot play any', () => {
  const room = running()
  for (const who of [INES, OTTO]) {
    expect(room.refusal(who, 'trial', { trial: DOWN })).toBe('trial/not-interviewer')
    expect(canTryNow(who, room.state.round)).toBe(false)
  }
  expect(canTryNow(MARA, room.state.round)).toBe(true)
})

test.each([45, 35] as const)(
  '[TR3] alone, trials are possible from the deep dive on, without one from the diagram on, in %s minutes',
  (minutes) => {
    const room = new RoomUnderTest('solo')
    const plan = standardPlan('product', minutes)
    room.ask(INES, 'plan', { plan })
    room.ask(INES, 'start')
    const slug = minutes === 45 ? 'deep-dive' : 'system-diagram'
    const first = room.state.round.plan.findIndex((step) => step.slug === slug)
    room.ask(INES, 'step', { index: first - 1 })
    expect(room.refusal(INES, 'trial', { trial: DOWN })).toBe('trial/too-early')
    expect(canTryNow(INES, room.state.round)).toBe(false)
    room.ask(INES, 'step', { index: first })
    expect(canTryNow(INES, room.state.round)).toBe(true)
    room.ask(INES, 'trial', { trial: DOWN })
    // Going back to draw keeps it.
    room.ask(INES, 'step', { index: 0 })
    expect(room.refusal(INES, 'trial', { trial: TENFOLD })).toBeNull()
    expect(playedIn(room)).toEqual(TENFOLD)
  },
)

test('[TR4] repeating a trial changes nothing, and a trial that changes nothing counts as none', () => {
  const room = running()
  expect(room.ask(MARA, 'trial', { trial: null })).toEqual([])
  room.ask(MARA, 'trial', { trial: DOWN })
  expect(room.ask(MARA, 'trial', { trial: DOWN })).toEqual([])
  room.ask(MARA, 'trial', { trial: { times: 1, down: [], slow: [], figures: [] } })
  expect(playedIn(room)).toBeNull()
})

test('[TR4] a room keeps a hundred trials of 4,000 characters, and the last one can be withdrawn', () => {
  const room = running()
  const many = (count: number) => ({
    ...DOWN,
    figures: Array.from({ length: count }, (_, place) => ({
      id: `capacity ${'x'.repeat(80)}${place}`,
      value: 1,
    })),
  })
  expect(JSON.stringify(many(40)).length).toBeGreaterThan(TRIAL_CHARACTERS)
  expect(room.refusal(MARA, 'trial', { trial: many(40) })).toBe('trial/too-large')
  expect(room.refusal(MARA, 'trial', { trial: many(30) })).toBeNull()
  for (let count = 1; count < TRIALS_A_ROOM; count++)
    room.ask(MARA, 'trial', { trial: { ...DOWN, times: 1 + (count % 99) } })
  expect(room.refusal(MARA, 'trial', { trial: TENFOLD })).toBe('trial/too-many')
  expect(room.refusal(MARA, 'trial', { trial: null })).toBeNull()
  expect(playedIn(room)).toBeNull()
})

test('[TR4] a trial that is too large is known to be so before it is sent', () => {
  const parts = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ id: `${place}`, name: 'A' }))
  const cases: [trial: RoomTrial, tooLarge: boolean][] = [
    [{ ...DOWN, down: parts(TRIED_AT_ONCE) }, false],
    [{ ...DOWN, down: parts(TRIED_AT_ONCE + 1) }, true],
    [{ ...DOWN, slow: parts(TRIED_AT_ONCE + 1) }, true],
    [{ ...DOWN, slow: [{ id: 'x'.repeat(TRIAL_CHARACTERS), name: 'A' }] }, true],
  ]
  for (const [trial, tooLarge] of cases) expect(isTooLarge(trial)).toBe(tooLarge)
})

test.each([
  ['no load', { ...DOWN, times: 0 }],
  ['too high a load', { ...DOWN, times: 101 }],
  ['a number that is none', { ...DOWN, times: Number.NaN }],
  ['a part without a name', { ...DOWN, down: [{ id: 'db', name: ' ' }] }],
  ['too many parts', { ...DOWN, slow: Array.from({ length: 61 }, () => DB) }],
  ['a figure without a number', { ...DOWN, figures: [{ id: 'rate app' }] }],
  ['something else as well', { ...DOWN, more: 1 }],
])('[W2] a trial with %s is malformed', (_, trial) => {
  expect(() => parseCommand('trial', { trial })).toThrow(expect.objectContaining({ code: 'wire/malformed' }))
})

test("[TR5] trials are withheld along with the guide, because an interviewer may have entered the case's figures", () => {
  const room = running()
  room.ask(MARA, 'trial', { trial: TENFOLD })
  expect(withoutGuide(room.state.round).trials).toEqual([])
})

test('[L12] a snapshot from before trials existed has none', () => {
  const { round, ...state } = running().state
  const { trials: _, ...before } = round
  const kept = encodeState({ ...state, round: before as typeof round })
  expect(decodeState(kept).round).toEqual(round)
})

test('[TR6] a trial converts to its stored form and back, with the names of the parts that exist', () => {
  const names = new Map([
    ['db', ` ${'Orders DB '.repeat(20)}`],
    ['app', 'App'],
  ])
  const trial = {
    ...NOTHING_TRIED,
    times: 4,
    down: ['db', 'gone'],
    slow: ['app'],
    edits: { 'rate app': null },
  }
  const kept = roomTrialOf(trial, names)
  expect(kept?.down.map(({ id, name }) => [id, name.length])).toEqual([['db', 119]])
  // A surrogate pair is not split: over the wire it would arrive as another name.
  const rockets = new Map([['db', `x${'🚀'.repeat(90)}`]])
  expect(roomTrialOf({ ...NOTHING_TRIED, down: ['db'] }, rockets)?.down).toEqual([
    { id: 'db', name: `x${'🚀'.repeat(59)}` },
  ])
  expect(kept && trialOf(kept)).toEqual({ ...trial, down: ['db'] })
  expect(roomTrialOf(NOTHING_TRIED, names)).toBeNull()
  expect(roomTrialOf({ ...NOTHING_TRIED, down: ['gone'] }, names)).toBeNull()
})

test('[TR6] a trial is put into words', () => {
  const named = (...all: string[]) => all.map((name) => ({ id: name, name }))
  expect(trialWords(DOWN)).toBe('Orders DB is down.')
  expect(trialWords(TENFOLD)).toBe('Orders DB is slow. Load 10×. One figure is set.')
  expect(trialWords({ ...DOWN, down: named('A', 'B', 'C', 'D', 'E', 'F'), times: 1.5 })).toBe(
    'A, B, C, D and 2 more are down. Load 1.5×.',
  )
})
