import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { acceptUnderKills } from './accepts'

beforeAll(() => syncContent())

test('[P8][MA5] however two processes are killed, everybody is in exactly one room, or in the queue', async () => {
  const people = { people: 40, silent: 2 }
  const { findings, rooms, waiting, accepts } = await acceptUnderKills(1, { ...people, kills: 3 })
  expect(findings).toEqual([])
  expect(accepts).toBe(76)
  // Those who did not answer are out of the queue; the partners of some of them are back in it.
  expect(rooms).toBeGreaterThan(15)
  expect(2 * rooms + waiting).toBeLessThanOrEqual(40)
}, 120_000)
