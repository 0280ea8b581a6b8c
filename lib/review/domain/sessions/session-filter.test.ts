import { expect, test } from 'vitest'
import {
  changeFilter,
  isFiltered,
  readSessionFilter,
  type SessionFilter,
  sessionsPath,
} from './session-filter'

const PARTNER = '01890a5d-ac96-774b-bcce-b302099a8057'

const paramsOf = (path: string) => Object.fromEntries(new URL(path, 'http://localhost').searchParams)

test('[SL2] a URL expresses a filter, and parses as the same one', () => {
  const all: SessionFilter = {
    ...{ caseId: 'hotel-booking-system', partnerId: PARTNER, role: 'interviewer', verdict: 'below-mid' },
    ...{ from: '2026-11-01', to: '2026-11-30', unseen: true, search: 'write-ahead & "log" ä?' },
  }
  expect(readSessionFilter(paramsOf(sessionsPath(all)))).toEqual(all)
  const recent: SessionFilter = { days: 30 }
  expect(readSessionFilter(paramsOf(sessionsPath(recent, PARTNER)))).toEqual(recent)
  expect(sessionsPath({})).toBe('/sessions')
})

test('[SL2] unreadable parts are ignored, and the rest stays', () => {
  const read = readSessionFilter({
    ...{ case: '../etc', with: 'me', role: 'admin', verdict: 'great', days: '8', from: '2026-02-30' },
    ...{ to: ['2026-11-30', '2026-12-01'], unseen: 'yes', q: '   ' },
  })
  expect(read).toEqual({})
  expect(isFiltered(read)).toBe(false)
  expect(readSessionFilter({ role: 'observer', verdict: 'x' })).toEqual({ role: 'observer' })
})

test('[SL2] two dates override a number of days, and an empty text removes a part', () => {
  expect(readSessionFilter({ days: '7', from: '2026-11-01' })).toEqual({ from: '2026-11-01' })
  const filter: SessionFilter = { role: 'candidate', days: 7 }
  expect(changeFilter(filter, { days: '' })).toEqual({ role: 'candidate' })
  expect(changeFilter(filter, { to: '2026-11-30' })).toEqual({ role: 'candidate', to: '2026-11-30' })
})
