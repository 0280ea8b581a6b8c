import { expect, test } from 'vitest'
import { INES, MARA } from '@/tests/support/room-state'
import { madeRoom } from '@/tests/support/simulation/rooms-store'
import { COUNT_EVERY_MS, DayUses, UNCOUNTED_BYTES } from './day-use'

const NOON = Date.UTC(2026, 0, 5, 12)
const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

function twoProcesses() {
  const store = madeRoom('01900000-0000-7000-8000-0000000000a1', [INES, MARA])
  const errors: unknown[] = []
  const process = () => new DayUses(store, (_, error) => errors.push(error))
  return { store, process, errors }
}

test('[L7] what a person adds is known to other processes, and after a restart', async () => {
  const { process } = twoProcesses()
  const [one, two] = [process(), process()]
  one.add(INES.userId, 5_000_000, NOON)
  one.count(NOON)
  await settled()
  expect(two.of(INES.userId, NOON)).toBe(0)
  // Somebody new here is looked up with their first bytes.
  two.add(INES.userId, 100, NOON)
  two.count(NOON)
  await settled()
  expect(two.of(INES.userId, NOON)).toBe(5_000_100)
  expect(two.of(MARA.userId, NOON)).toBe(0)
  expect(two.of(INES.userId, NOON + 12 * 3_600_000)).toBe(0)
})

test('[L7] one megabyte is counted at once, less within ten seconds, and everything at the end', async () => {
  const { store, process } = twoProcesses()
  const uses = process()
  const stored = () => [...store.dayUses.values()].reduce((sum, bytes) => sum + bytes, 0)
  const add = async (bytes: number, now: number) => {
    uses.add(INES.userId, bytes, now)
    uses.count(now)
    await settled()
    return stored()
  }
  expect(await add(1, NOON)).toBe(1)
  expect(await add(100, NOON + 1)).toBe(1)
  expect(await add(UNCOUNTED_BYTES, NOON + 2)).toBe(UNCOUNTED_BYTES + 101)
  expect(await add(100, NOON + 3)).toBe(UNCOUNTED_BYTES + 101)
  expect(await add(100, NOON + 2 + COUNT_EVERY_MS)).toBe(UNCOUNTED_BYTES + 301)
  uses.add(INES.userId, 7, NOON + 3 + COUNT_EVERY_MS)
  await uses.close(NOON + 3 + COUNT_EVERY_MS)
  expect(stored()).toBe(UNCOUNTED_BYTES + 308)
})

test('[L7] what could not be counted is counted later, and counts against the person in the meantime', async () => {
  const { store, process, errors } = twoProcesses()
  const { countLogBytes } = store
  store.countLogBytes = async () => {
    throw new Error('The database is gone')
  }
  const uses = process()
  uses.add(INES.userId, 3_000_000, NOON)
  uses.count(NOON)
  await settled()
  expect([errors.length, uses.of(INES.userId, NOON)]).toEqual([1, 3_000_000])
  store.countLogBytes = countLogBytes
  uses.count(NOON + 999)
  uses.count(NOON + 1_000)
  await settled()
  expect([...store.dayUses.values()]).toEqual([3_000_000])
  expect(uses.of(INES.userId, NOON)).toBe(3_000_000)
})

test('[L7] what was added before midnight is counted for the day before', async () => {
  const { store, process } = twoProcesses()
  const uses = process()
  const midnight = NOON + 12 * 3_600_000
  uses.add(INES.userId, 10, midnight - 1)
  uses.add(INES.userId, 3, midnight)
  uses.count(midnight)
  await settled()
  expect(Object.fromEntries(store.dayUses)).toEqual({
    [`${INES.userId} 2026-01-05`]: 10,
    [`${INES.userId} 2026-01-06`]: 3,
  })
  expect(uses.of(INES.userId, midnight)).toBe(3)
})
