import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { prisma } from '@/scripts/prisma.mjs'
import { temporaryDatabase } from '@/tests/support/servers/temporary-database'
import { type Migration, migrate, readMigrations } from './migrate'
import { missingMigrations } from './missing-migrations'

let database: Awaited<ReturnType<typeof temporaryDatabase>>
let client: pg.Client

beforeEach(async () => {
  database = await temporaryDatabase(inject('templateUrl').replace(/[^/]+$/, 'template0'))
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const one = migration('0001_one', 'create table one (id int); insert into one values (1);')
const two = migration('0002_two', 'create table two (id int);')

test('applies each migration once, in order', async () => {
  expect(await migrate(database.url, [one, two])).toEqual(['0001_one', '0002_two'])
  expect(await migrate(database.url, [one, two])).toEqual([])
  expect((await client.query('select * from one')).rowCount).toBe(1)
})

test('applies only what is missing, and returns its names', async () => {
  await migrate(database.url, [one])
  expect(await missingMigrations(client, ['0001_one', '0002_two'])).toEqual(['0002_two'])
  expect(await migrate(database.url, [one, two])).toEqual(['0002_two'])
  expect(await missingMigrations(client, ['0001_one', '0002_two'])).toEqual([])
})

test('five processes at once apply each migration once', async () => {
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, [one, two])))
  expect(applied.flat().sort()).toEqual(['0001_one', '0002_two'])
  expect((await client.query('select * from one')).rowCount).toBe(1)
})

test('a migration that fails is rolled back completely, recorded, and prevents later starts', async () => {
  const broken = migration('0002_broken', 'create table half (id int); select no_such_function();')
  await expect(migrate(database.url, [one, broken])).rejects.toThrow(
    /0002_broken failed and was undone.*no_such/,
  )
  expect((await client.query(`select to_regclass('half') as half`)).rows[0].half).toBeNull()
  await expect(migrate(database.url, [one, broken])).rejects.toThrow(
    /0002_broken failed before.*\n.*Remove the reason, run: .* --rolled-back 0002_broken\nThen start again\./,
  )
})

test('a failed migration that was repaired and marked is applied again', async () => {
  const broken = migration('0001_one', 'select no_such_function();')
  await expect(migrate(database.url, [broken])).rejects.toThrow()
  await client.query('update _prisma_migrations set rolled_back_at = now()')
  expect(await migrate(database.url, [one])).toEqual(['0001_one'])
})

test('a migration edited after it was applied prevents the start', async () => {
  await migrate(database.url, [one])
  const edited = migration('0001_one', `${one.sql} -- edited`)
  await expect(migrate(database.url, [edited])).rejects.toThrow(/0001_one was edited after/)
})

test("Prisma's own command line agrees that everything is applied", async () => {
  await migrate(database.url)
  const status = prisma(['migrate', 'status'], { env: { DATABASE_URL: database.url } })
  expect(status.stdout).toContain('Database schema is up to date')
  expect(status.status).toBe(0)
})

test("Prisma's own command line can apply the migrations, and the app accepts them as applied", async () => {
  const deploy = prisma(['migrate', 'deploy'], { env: { DATABASE_URL: database.url } })
  expect(deploy.status, deploy.stderr).toBe(0)
  expect(await migrate(database.url)).toEqual([])
})

test('the migrations produce the schema in prisma/schema.prisma', async () => {
  expect(readMigrations().length).toBeGreaterThan(0)
  await migrate(database.url)
  const diff = prisma(
    ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--script'],
    { env: { DATABASE_URL: database.url } },
  )
  expect(diff.stdout, 'run: npm run db:diff -- <name>').toContain('-- This is an empty migration')
})
