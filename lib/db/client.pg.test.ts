import { afterAll, expect, test } from 'vitest'
import { newId } from '@/lib/shared/ids'
import { closeDb, db } from './client'
import { CONNECTIONS, pool } from './pool'

afterAll(closeDb)

test('Prisma and raw SQL see the same data', async () => {
  const id = newId()
  await db.user.create({ data: { id, name: 'Ada' } })
  const { rows } = await pool().query('select name from "User" where id = $1', [id])
  expect(rows).toEqual([{ name: 'Ada' }])
})

test('a transaction that throws changes nothing', async () => {
  const id = newId()
  const failing = db.$transaction(async (tx) => {
    await tx.user.create({ data: { id, name: 'Grace' } })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await db.user.findUnique({ where: { id } })).toBeNull()
})

test('a process holds at most ten connections, however many queries it makes at once', async () => {
  const slow = 'select pg_sleep(0.02)::text'
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => (index % 2 ? db.$queryRawUnsafe(slow) : pool().query(slow))),
  )
  const { rows } = await pool().query<{ count: number }>(
    'select count(*)::int from pg_stat_activity where datname = current_database()',
  )
  expect(CONNECTIONS.prisma + CONNECTIONS.raw).toBe(10)
  expect(rows[0]?.count).toBeLessThanOrEqual(10)
})

test('after closing, the next use connects again', async () => {
  await closeDb()
  expect(await db.user.count()).toBeGreaterThan(0)
})
