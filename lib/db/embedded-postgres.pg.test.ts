import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { stopPostmaster } from './embedded/postmaster'
import { identityOf } from './embedded/process-identity'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres'

let folder: string
let remove: () => void
let running: EmbeddedPostgres[]

beforeEach(() => {
  ;({ folder, remove } = temporaryFolder('embedded-'))
  running = []
})

afterEach(async () => {
  for (const each of running) await each.stop()
  remove()
})

async function start(): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres(folder)
  running.push(started)
  return started
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(path.join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10)
}

/** Another Node process that starts the database, as `npm start` does; resolves with its URL once it is up. */
async function startElsewhere(): Promise<{ kill: () => Promise<void>; url: string }> {
  const script = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(path.resolve('lib/db/embedded-postgres.ts'))})
    console.log((await startEmbeddedPostgres(${JSON.stringify(folder)})).url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data) => resolve(String(data).trim()))
    child.once('exit', () => reject(new Error('the other process ended')))
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    url,
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}

test('data and password survive a restart', async () => {
  const first = await start()
  await query(first.url, 'create table kept (id int)')
  await first.stop()
  const second = await start()
  expect(await query(second.url, `select to_regclass('kept') is not null as there`)).toEqual([
    { there: true },
  ])
})

test('commits are safe from a crash of the machine', async () => {
  const { url } = await start()
  const rows = await query(
    url,
    `select name, setting from pg_settings
     where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by name`,
  )
  expect(rows.map(({ setting }) => setting)).toEqual(['on', 'on', 'on', 'on'])
})

test('only this machine can connect, and only with the password', async () => {
  const { url } = await start()
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(path.join(folder, 'postgres/password')).mode & 0o777).toBe(0o600)
  expect(statSync(path.join(folder, 'postgres/url')).mode & 0o777).toBe(0o600)
})

test('a server left behind by a killed app is stopped, and its commits are kept', async () => {
  const other = await startElsewhere()
  await query(other.url, 'create table kept (id int)')
  const orphan = postmasterPid()
  await other.kill()
  expect(identityOf(orphan)).toBeDefined()
  const { url } = await start()
  expect(identityOf(orphan)).toBeUndefined()
  expect(await query(url, `select to_regclass('kept') is not null as there`)).toEqual([{ there: true }])
})

test('the database of a running app cannot be claimed', async () => {
  const other = await startElsewhere()
  await expect(startEmbeddedPostgres(folder, { durable: true, patience: 0 })).rejects.toThrow(
    /in use by process \d+/,
  )
  expect(await query(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
  const pid = postmasterPid()
  await other.kill()
  await stopPostmaster(pid)
})

test('a start waits for the database of an app that is about to end', async () => {
  const other = await startElsewhere()
  const notice = vi.spyOn(console, 'log').mockImplementation(() => {})
  const starting = start()
  await vi.waitFor(() =>
    expect(notice).toHaveBeenCalledWith(expect.stringContaining('waiting for it to stop')),
  )
  await other.kill()
  expect(await query((await starting).url, 'select 1 as one')).toEqual([{ one: 1 }])
  notice.mockRestore()
})

test('a stale postmaster.pid with the id of another process harms neither', async () => {
  const first = await start()
  await first.stop()
  const bystander = spawn('sleep', ['60'])
  const file = path.join(folder, 'postgres/data/postmaster.pid')
  writeFileSync(file, `${bystander.pid}\n${path.join(folder, 'postgres/data')}\n0\n1\n\n127.0.0.1\n\nready\n`)
  const { url } = await start()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(bystander.exitCode).toBeNull()
  bystander.kill()
})

test('a server that dies is restarted on the same port', async () => {
  const { url } = await start()
  await query(url, 'create table kept (id int)')
  const before = postmasterPid()
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {})
  process.kill(before, 'SIGKILL')
  await vi.waitFor(
    async () => {
      expect(await query(url, `select to_regclass('kept') is not null as there`)).toEqual([{ there: true }])
      expect(postmasterPid()).not.toBe(before)
    },
    { timeout: 15_000, interval: 50 },
  )
  expect(complaint).toHaveBeenCalledWith(expect.stringContaining('Trying again in 0.1 s'))
  complaint.mockRestore()
})

test('an interrupted first start is repaired by the next one', async () => {
  const half = path.join(folder, 'postgres/data.new')
  const first = await start()
  await first.stop()
  await promisify(execFile)('mv', [path.join(folder, 'postgres/data'), half])
  const { url } = await start()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(existsSync(half)).toBe(false)
})
