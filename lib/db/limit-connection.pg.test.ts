import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { completeEnv, env } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { freeze, thaw } from '@/tests/support/servers/postgres-processes'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { closeDb, db } from './client'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'
import { CONNECTION_LIMITS } from './limit-connection'
import { migrate } from './migrate'
import { pool } from './pool'
import { withoutLimits } from './without-limits'

const asked = env().DATABASE_URL ?? ''
const { folder, remove } = temporaryFolder('limits-')
let cluster: EmbeddedPostgres

afterEach(closeDb)
afterAll(async () => {
  await closeDb()
  completeEnv({ DATABASE_URL: asked })
  await cluster.stop()
  remove()
})

const settings = `select name, setting from pg_settings where name = any('{${Object.keys(CONNECTION_LIMITS)}}')`
const wanted = Object.entries(CONNECTION_LIMITS).map(([name, ms]) => ({ name, setting: String(ms) }))

test('[DB1] every connection of both pools has limits for statements, locks and idle transactions', async () => {
  const rows = [...(await pool().query(settings)).rows, ...(await db.$queryRawUnsafe<object[]>(settings))]
  expect(rows).toHaveLength(6)
  expect(rows).toEqual(expect.arrayContaining(wanted))
})

test('[DB1] start-up and scripts work without limits, and connections opened afterwards have them again', async () => {
  const during = await withoutLimits(async () => [
    ...(await pool().query(settings)).rows,
    ...(await db.$queryRawUnsafe<{ setting: string }[]>(settings)),
  ])
  expect(during.map(({ setting }) => setting)).toEqual(Array(6).fill('0'))
  expect((await pool().query(settings)).rows).toEqual(expect.arrayContaining(wanted))
})

test('[DB1] a statement that takes too long is cancelled by Postgres, and its connection stays usable', async () => {
  const pid = async () => (await pool().query('select pg_backend_pid() as pid')).rows[0].pid
  const client = await pool().connect()
  await client.query('set statement_timeout = 50')
  await expect(client.query('select pg_sleep(60)')).rejects.toThrow(/statement timeout/)
  client.release()
  expect(await pid()).toBeGreaterThan(0)
})

test('[DB2] a frozen Postgres fails every query, breaks its connection, and is used again once it resumes', async () => {
  cluster = await startEmbeddedPostgres(folder, { durable: false })
  completeEnv({ DATABASE_URL: cluster.url })
  await migrate(cluster.url)
  const id = newId()
  await db.user.create({ data: { id, name: 'Ada' } })
  await pool().query('select 1')
  const checkedOut = await pool().connect()
  await checkedOut.query('begin')
  freeze(folder)
  const waiting = [
    pool().query('select 1'),
    checkedOut.query('select 1'),
    // Only the end of its connection rolls it back.
    db.$transaction(async (tx) => {
      await tx.user.update({ where: { id }, data: { name: 'Grace' } })
    }),
    db.user.findUniqueOrThrow({ where: { id } }),
  ]
  const outcomes = await Promise.allSettled(waiting)
  expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  checkedOut.release()
  expect([pool().idleCount, pool().totalCount]).toEqual([0, 0])
  thaw(folder)
  expect((await pool().query('select 1 as one')).rows).toEqual([{ one: 1 }])
  expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: 'Ada' })
  await db.user.update({ where: { id }, data: { name: 'Joan' } })
  const other = new pg.Client({ connectionString: cluster.url })
  await other.connect()
  // What was reported as written is written, and no connection is inside an old transaction.
  expect((await other.query('select name from "User"')).rows).toEqual([{ name: 'Joan' }])
  await other.end()
})

test('[DB2] a connection that has been idle for a while stays open', async () => {
  const pid = async (client: pg.PoolClient) =>
    (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
  const client = await pool().connect()
  const before = await pid(client)
  // As the socket's timer does after a time without a byte.
  const { stream } = (client as unknown as pg.Client).connection
  stream.emit('timeout')
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(await pid(client)).toBe(before)
  client.release()
})

test('[DB2] a query sent just when a connection has been idle for that long is answered', async () => {
  const client = await pool().connect()
  const { stream } = (client as unknown as pg.Client).connection
  stream.emit('timeout')
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  client.release()
})
