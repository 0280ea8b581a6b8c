import { expect, test } from 'vitest'
import { readMoment, sessionPath } from './moment-link'

test('[RP7] a link names a moment to the millisecond, and anything else in its place names none', () => {
  expect(sessionPath('r', 760_400)).toBe('/sessions/r?t=760.4')
  expect(sessionPath('r', null)).toBe('/sessions/r')
  for (const elapsed of [0, 1, 760_400, 2_700_000])
    expect(
      readMoment({ t: new URL(sessionPath('r', elapsed), 'http://x').searchParams.get('t') ?? '' }),
    ).toBe(elapsed)
  for (const t of [undefined, '', '-1', '1e9', 'x', '1.2345', '9999999', ['1', '2']])
    expect(readMoment({ t })).toBeNull()
})
