import { expect, test } from 'vitest'
import { INES, MARA, MINUTE, OTTO, RoomUnderTest } from '@/tests/support/room-state'
import { stepJustOver } from './step-just-over'

/** A running 45-minute round: alone, with an AI interviewer, or of a pair; Mara or Ines runs it. */
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

test('[GQ3] alone, a step with a board is over once its minutes are used up, even during a pause', () => {
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
  // Once the step forward is undone, it is no longer over.
  goTo('system-flow')
  expect(over()).toBeNull()
  goTo('calculations')
  goTo('system-diagram')
  // Calculations are not a drawing.
  expect(over()).toBeNull()
})

test('[GQ3] a step without a board is not followed by questions about one', () => {
  const { room, goTo, over } = running()
  room.now += 20 * MINUTE
  expect(over()).toBeNull()
  goTo('apis')
  room.now += 20 * MINUTE
  expect(over()).toBeNull()
})

test('[GQ3] nobody with an interviewer is offered any, and no observer', () => {
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

test('[GQ3] once the round has ended, nothing is offered', () => {
  const { room, goTo, over } = running()
  goTo('system-diagram')
  goTo('deep-dive')
  room.ask(INES, 'end')
  expect(over()).toBeNull()
})
