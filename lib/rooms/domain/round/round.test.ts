import { describe, expect, test } from 'vitest'
import { actor, INES, MARA, MINUTE, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { STEP_GUIDES } from '../guide/step-guide'
import { elapsedAt } from './clock'
import { STAYS_A_ROUND } from './decide/decide-round'
import { standardPlan } from './plan'

function started(mode: 'pair' | 'solo' = 'pair'): RoomUnderTest {
  const room = new RoomUnderTest(mode)
  room.ask(mode === 'solo' ? INES : MARA, 'start')
  return room
}

describe('the round', () => {
  test('[R1] moves from the lobby to its end and in no other order', () => {
    const room = new RoomUnderTest()
    expect(room.refusal(MARA, 'pause')).toBe('round/not-running')
    expect(room.refusal(MARA, 'resume')).toBe('round/not-paused')
    expect(room.refusal(MARA, 'end')).toBe('round/not-started')
    expect(room.refusal(MARA, 'step', { index: 1 })).toBe('step/not-running')
    room.ask(MARA, 'start')
    expect(room.refusal(MARA, 'start')).toBe('round/started')
    room.ask(MARA, 'pause')
    room.ask(MARA, 'resume')
    room.ask(MARA, 'end')
    for (const kind of ['start', 'pause', 'resume', 'end']) expect(room.refusal(MARA, kind)).not.toBeNull()
    expect(room.state.round.clock.status).toBe('ended')
  })

  test('[R10] the candidate who created the room can continue alone, with everything that is there', () => {
    const room = new RoomUnderTest('pair', [INES, OTTO])
    room.ask(INES, 'say', { text: 'Where are you?' })
    room.ask(INES, 'meeting', { link: 'https://meet.example.org/x' })
    const { board, sheet } = room.state
    expect(room.refusal(OTTO, 'alone')).toBe('round/not-candidate')
    room.ask(INES, 'alone')
    const { round } = room.state
    expect(round).toMatchObject({ mode: 'solo', meetingLink: null, chat: [{ text: 'Where are you?' }] })
    expect(round.members.map(({ userId }) => userId)).toEqual([INES.userId])
    expect(round.plan).toEqual(standardPlan('product', 45, 'solo'))
    expect([room.state.board, room.state.sheet]).toEqual([board, sheet])
    expect(room.ask(INES, 'alone')).toEqual([])
    expect(room.refusal(INES, 'start')).toBeNull()
    expect(room.state.round.probes).toHaveLength(1)
  })

  test('[R10] not once an interviewer has been in the room, nor after the start, nor in another’s room', () => {
    const room = new RoomUnderTest()
    expect(room.refusal(INES, 'alone')).toBe('round/not-alone')
    room.ask(MARA, 'start')
    expect(room.refusal(INES, 'alone')).toBe('round/started')
    const other = new RoomUnderTest('pair', [OTTO])
    other.run(actor('ruth', 'candidate'), { kind: 'enter' })
    expect(other.refusal(actor('ruth', 'candidate'), 'alone')).toBe('round/not-candidate')
  })

  test('[R2] only the interviewer runs it; alone, the candidate does', () => {
    for (const kind of ['start', 'pause', 'resume', 'end']) {
      const room = new RoomUnderTest()
      if (kind !== 'start') room.ask(MARA, 'start')
      if (kind === 'resume') room.ask(MARA, 'pause')
      expect(room.refusal(OTTO, kind)).toBe('round/not-interviewer')
      expect(room.refusal(INES, kind)).toBe(kind === 'end' ? 'round/time-left' : 'round/not-interviewer')
      expect(room.refusal(MARA, kind)).toBeNull()
    }
    const solo = started('solo')
    expect(solo.refusal(INES, 'pause')).toBeNull()
  })

  test('[R3] does not start without a candidate', () => {
    const room = new RoomUnderTest('pair', [MARA, OTTO])
    expect(room.refusal(MARA, 'start')).toBe('round/no-candidate')
  })

  test('[R4] leaves pauses out of elapsed time', () => {
    const room = started()
    room.now += 3 * MINUTE
    room.ask(MARA, 'pause')
    room.now += 20 * MINUTE
    room.ask(MARA, 'resume')
    room.now += MINUTE
    expect(elapsedAt(room.state.round.clock, room.now)).toBe(4 * MINUTE)
    room.ask(MARA, 'end')
    room.now += 99 * MINUTE
    expect(elapsedAt(room.state.round.clock, room.now)).toBe(4 * MINUTE)
  })

  test('[R6] the candidate of a pair may end it once the planned time is over', () => {
    const room = started()
    room.now += 44.9 * MINUTE
    expect(room.refusal(INES, 'end')).toBe('round/time-left')
    room.now += 0.1 * MINUTE
    expect(room.refusal(OTTO, 'end')).toBe('round/not-interviewer')
    const [event] = room.ask(INES, 'end')
    expect(event?.data).toEqual({ reason: 'left' })
  })

  test('[R7] a command that would change nothing is refused with its reason', () => {
    const room = started()
    const refuses = (kind: string, code: string) => {
      const before = room.state
      expect(room.refusal(MARA, kind)).toBe(code)
      expect(room.state).toBe(before)
    }
    refuses('start', 'round/started')
    refuses('resume', 'round/not-paused')
    room.ask(MARA, 'pause')
    refuses('pause', 'round/not-running')
    room.ask(MARA, 'end')
    refuses('end', 'round/ended')
  })

  test('[R8] after the end the work cannot change, chat and notes continue', () => {
    const room = started()
    room.ask(MARA, 'end')
    room.now += 15_000
    expect(room.refusal(INES, 'sheet', { update: new Uint8Array([0, 0]) })).toBeNull()
    room.now += 1
    expect(room.refusal(INES, 'board', { patches: new Uint8Array([1]) })).toBe('work/ended')
    expect(room.refusal(INES, 'sheet', { update: new Uint8Array([0, 0]) })).toBe('work/ended')
    expect(room.refusal(INES, 'say', { text: 'thanks' })).toBeNull()
    expect(room.refusal(MARA, 'note', { text: 'clear thinking' })).toBeNull()
    expect(room.refusal(MARA, 'mark', { dimension: 'scope', score: 3 })).toBeNull()
  })

  test('[PL4] the plan can be changed only in the lobby, and to at most two hours', () => {
    const room = new RoomUnderTest()
    expect(room.refusal(INES, 'plan', { plan: standardPlan('product', 35) })).toBe('round/not-interviewer')
    expect(room.refusal(MARA, 'plan', { plan: [{ slug: 'apis', minutes: 0 }] })).toBe('plan/length')
    const long = standardPlan('product', 60).map((step) => ({ ...step, minutes: 30 }))
    expect(room.refusal(MARA, 'plan', { plan: long })).toBe('plan/length')
    room.ask(MARA, 'plan', { plan: [...standardPlan('product', 35), { slug: 'wrap-up', minutes: 0 }] })
    expect(room.state.round.plan).toEqual(standardPlan('product', 35))
    room.ask(MARA, 'start')
    expect(room.refusal(MARA, 'plan', { plan: standardPlan('product', 45) })).toBe('plan/started')
  })
})

describe('steps', () => {
  test('[ST1] move in any order, even while paused; moving to the current step does nothing', () => {
    const room = started()
    room.ask(MARA, 'step', { index: 4 })
    room.ask(MARA, 'pause')
    room.ask(MARA, 'step', { index: 2 })
    expect(room.state.round.clock).toMatchObject({ status: 'paused', step: 2 })
    expect(room.ask(MARA, 'step', { index: 2 })).toEqual([])
    expect(room.refusal(MARA, 'step', { index: room.state.round.plan.length })).toBe('step/unknown')
  })

  test('[ST2] a candidate or an observer of a pair cannot move them', () => {
    const room = started()
    for (const who of [INES, OTTO])
      expect(room.refusal(who, 'step', { index: 1 })).toBe('step/not-interviewer')
  })

  test('[ST3] stays are recorded in elapsed time and the end closes the last one', () => {
    const room = started()
    room.now += MINUTE
    room.ask(MARA, 'pause')
    room.now += 7 * MINUTE
    room.ask(MARA, 'step', { index: 1 })
    room.ask(MARA, 'resume')
    room.now += MINUTE
    room.ask(MARA, 'end')
    expect(room.state.round.visits).toEqual([
      { index: 0, from: 0, to: MINUTE },
      { index: 1, from: MINUTE, to: 2 * MINUTE },
    ])
  })

  test('[ST6] can be moved as often as a round keeps stays, and the clock continues', () => {
    const room = started()
    for (let stays = 1; stays < STAYS_A_ROUND; stays++)
      expect(room.refusal(MARA, 'step', { index: stays % 2 })).toBeNull()
    expect(room.state.round.visits).toHaveLength(STAYS_A_ROUND)
    expect(room.refusal(MARA, 'step', { index: 2 })).toBe('step/too-many')
    expect(room.refusal(MARA, 'pause')).toBeNull()
  })

  test('[ST5] alone, a step is opened once: with its general line, then the case’s first question', () => {
    const room = started('solo')
    const asked = () => room.state.round.probes.map((probe) => probe.step)
    room.ask(INES, 'step', { index: 1 })
    expect(asked()).toEqual(['questions'])
    expect(room.state.round.probes[0]?.text).toBe(`${STEP_GUIDES.questions.say[0]}\nWho is it for?`)
    room.ask(INES, 'step', { index: 2 })
    room.ask(INES, 'step', { index: 1 })
    expect(asked()).toEqual(['questions', 'personas'])
    // If the case has no question, only the general line is said.
    room.ask(INES, 'step', { index: 3 })
    expect(room.state.round.probes[2]?.text).toBe(STEP_GUIDES['ux-flow'].say[0])
    const pair = started()
    pair.ask(MARA, 'step', { index: 1 })
    expect(pair.state.round.probes).toEqual([])
  })
})

test('[G8] a round does not start while its candidate is in another one on the case', () => {
  const room = new RoomUnderTest()
  room.others = [{ ...INES, answersElsewhere: true }]
  expect(room.refusal(MARA, 'start')).toBe('round/candidate-elsewhere')
  room.others = []
  expect(room.refusal(MARA, 'start')).toBeNull()
})
