import { expect, test } from 'vitest'
import { PASS_EVERY_MS, PassSchedule } from './pass-schedule'

const PACE = 33

const quiet = { id: 'quiet', pace: () => 0 }
const busy = { id: 'busy', pace: () => PACE }
const other = { id: 'other', pace: () => PACE }
const slow = { id: 'slow', pace: () => 50 }

test('[L6] the first room runs at once, the next after the minimum spacing', () => {
  const schedule = new PassSchedule()
  expect(schedule.next([quiet], 1_000)).toEqual({ rooms: [quiet], wait: 0 })
  expect(schedule.next([quiet], 1_002)).toEqual({ rooms: [], wait: PASS_EVERY_MS - 2 })
  expect(schedule.next([quiet], 1_000 + PASS_EVERY_MS)).toEqual({ rooms: [quiet], wait: 0 })
})

test('[L6] busy rooms wait for each other and run together; a quiet one does not wait for them', () => {
  const schedule = new PassSchedule()
  expect(schedule.next([busy], 1_000).rooms).toEqual([busy])
  expect(schedule.next([busy, other], 1_010)).toEqual({ rooms: [], wait: PACE - 10 })
  expect(schedule.next([busy, quiet, other], 1_012).rooms).toEqual([quiet])
  expect(schedule.next([busy, quiet, other], 1_000 + PACE).rooms).toEqual([busy, quiet, other])
})

test('[L6] a clock that is set back keeps nobody waiting', () => {
  const schedule = new PassSchedule()
  schedule.next([busy, quiet], 1_000_000)
  expect(schedule.next([busy, quiet], 1_000).rooms).toEqual([busy, quiet])
})

test('[L6] rooms of another pace have their own turn', () => {
  const schedule = new PassSchedule()
  expect(schedule.next([busy, slow], 1_000).rooms).toEqual([busy, slow])
  expect(schedule.next([busy, slow], 1_000 + PACE).rooms).toEqual([busy])
  expect(schedule.next([busy, slow], 1_050).rooms).toEqual([slow])
})
