import { expect, test } from 'vitest'
import { guideAccess, type OwnRound } from './guide-access'

const NOW = new Date('2026-11-20T18:00:00Z')
const ago = (days: number) => new Date(NOW.getTime() - days * 24 * 3_600_000)
const round = (
  role: OwnRound['role'],
  phase: OwnRound['phase'],
  started = phase !== 'lobby',
  at = ago(1),
): OwnRound => ({ role, phase, started, at })

test.each<[string, OwnRound[], ReturnType<typeof guideAccess>]>([
  ['nobody without a round', [], 'not-yet'],
  ['its candidate after the round', [round('candidate', 'ended')], 'open'],
  ['its interviewer in the lobby, where roles can change', [round('interviewer', 'lobby')], 'not-yet'],
  ['its interviewer during the round', [round('interviewer', 'running')], 'open'],
  ['its candidate in the lobby', [round('candidate', 'lobby')], 'answering-now'],
  ['its candidate during the round', [round('candidate', 'running')], 'answering-now'],
  ['its candidate in a pause', [round('candidate', 'paused')], 'answering-now'],
  ['a candidate whose room closed before it started', [round('candidate', 'ended', false)], 'not-yet'],
  ['an observer', [round('observer', 'ended')], 'not-yet'],
  [
    'a candidate again, whatever they saw before',
    [round('interviewer', 'ended'), round('candidate', 'running')],
    'answering-now',
  ],
  [
    'a candidate again whom nobody came to for a week',
    [
      round('candidate', 'lobby', false, ago(8)),
      round('candidate', 'paused', true, ago(8)),
      round('candidate', 'ended'),
    ],
    'open',
  ],
  [
    'a candidate whom nobody came to for a week, and no more',
    [round('candidate', 'lobby', false, ago(8))],
    'not-yet',
  ],
  ['a candidate twice, both over', [round('candidate', 'ended'), round('candidate', 'ended')], 'open'],
])('whether the guide is open to %s', (_, rounds, access) => {
  expect(guideAccess(rounds, NOW)).toBe(access)
})
