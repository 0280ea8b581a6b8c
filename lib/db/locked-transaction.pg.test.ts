import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { env } from '@/lib/shared/env'
import { db } from './client'
import { lockedTransaction } from './locked-transaction'

/** Another process, which holds the lock of this name. */
let other: pg.Client
const hold = (name: string) => other.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
const letGo = () => other.query('select pg_advisory_unlock_all()')

beforeAll(async () => {
  other = new pg.Client({ connectionString: env().DATABASE_URL })
  await other.connect()
})
afterAll(() => other.end())

test('[DB6] a call that waits for others with the same name holds no connection, and each gets its turn', async () => {
  await hold('rooms of Ines')
  let inside = 0
  const together: number[] = []
  const calls = Array.from({ length: 30 }, (_, n) =>
    lockedTransaction(['rooms of Ines', `call ${n % 3}`], async (tx) => {
      together.push(++inside)
      await tx.$queryRaw`select 1`
      inside--
      return n
    }),
  )
  // Five connections, and thirty waiting calls: this query still gets through.
  expect(await db.user.count()).toBe(0)
  expect(together).toEqual([])
  await letGo()
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 30 }, (_, n) => n))
  expect(together).toEqual(Array(30).fill(1))
})

test('[DB6] calls with other names do not wait', async () => {
  await hold('rooms of Ines')
  onTestFinished(async () => void (await letGo()))
  expect(await lockedTransaction(['rooms of Mara'], async () => 'done')).toBe('done')
})

test('[DB6] a call that waits too long is refused, and so is one too many; later ones are not held up', async () => {
  await hold('rooms of Ines')
  const clock = vi.spyOn(performance, 'now')
  const work = vi.fn(async () => 'done')
  const calls = Array.from({ length: 202 }, () =>
    lockedTransaction(['rooms of Ines'], work).catch(({ code }) => code as string),
  )
  expect(await Promise.all(calls.slice(200))).toEqual(['unavailable', 'unavailable'])
  clock.mockReturnValue(performance.now() + 10_001)
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['unavailable']))
  expect(work).not.toHaveBeenCalled()
  clock.mockRestore()
  await letGo()
  expect(await lockedTransaction(['rooms of Ines'], work)).toBe('done')
})
