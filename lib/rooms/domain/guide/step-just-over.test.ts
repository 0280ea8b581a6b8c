import { expect, test } from 'vitest'
import { INES, MARA, MINUTE, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { stepJustOver } from './step-just-over'

/** A running round of 45 minutes alone, or with an AI interviewer, or of a pair; Mara or Ines runs it. */
function running(mode: 'solo' | 'pair' = 'solo', options: { interviewer?: boolean } = {}) {
  const room = new RoomUnderTest(mode, undefined, options)
  const runs = mode === 'solo' ? INES : MARA
  room.ask(runs, 'start')
  const place = (slug: string) => room.state.round.plan.findIndex((step) => step.slug === slug)
  return {
    room,
    goTo: (slug: string) => room.ask(runs, 'step', { index: place(slug) }),
    minutes: (slug: string) => room.state.round.plan[place(slug)]?.minutes ?? 0,
    over: (who = INES) => stepJustOver(who, room.state.round, room.now),
  }
}

test('[GQ3] alone, a step with a board is over once its minutes are used up, also in a pause', () => {
  const { room, goTo, minutes, over } = running()
  goTo('system-flow')
  expect(over()).toBeNull()
  room.now += minutes('system-flow') * MINUTE - 1
  expect(over()).toBeNull()
  room.now += 1
  expect(over()).toBe('system-flow')
  room.ask(INES, 'pause')
  expect(over()).toBe('system-flow')
})

test('[GQ3] it is over when one moves on, until one moves on again, and not when one goes back', () => {
  const { goTo, over } = running()
  goTo('system-flow')
  goTo('calculations')
  expect(over()).toBe('system-flow')
  // Taken back, it is not over any more.
  goTo('system-flow')
  expect(over()).toBeNull()
  goTo('calculations')
  goTo('system-diagram')
  // Sums are no drawing.
  expect(over()).toBeNull()
})

test('[GQ3] a step without a board is followed by no questions about one', () => {
  const { room, goTo, over } = running()
  room.now += 20 * MINUTE
  expect(over()).toBeNull()
  goTo('apis')
  room.now += 20 * MINUTE
  expect(over()).toBeNull()
})

test('[GQ3] no candidate who has an interviewer is offered any, and nobody who only watches', () => {
  for (const [mode, options] of [
    ['pair', {}],
    ['solo', { interviewer: true }],
  ] as const) {
    const { room, goTo, over } = running(mode, options)
    goTo('system-diagram')
    room.now += 30 * MINUTE
    expect([mode, over(), over(MARA), over(OTTO)]).toEqual([mode, null, null, null])
    goTo('deep-dive')
    expect(over()).toBeNull()
  }
  const alone = running()
  alone.goTo('system-diagram')
  alone.goTo('deep-dive')
  expect([alone.over(), alone.over(OTTO)]).toEqual(['system-diagram', null])
})

test('[GQ3] when the round ends, nothing is offered any more', () => {
  const { room, goTo, over } = running()
  goTo('system-diagram')
  goTo('deep-dive')
  room.ask(INES, 'end')
  expect(over()).toBeNull()
})
