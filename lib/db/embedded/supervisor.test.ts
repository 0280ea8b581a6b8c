import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { reasonIn } from './postmaster'
import { identityOf } from './process-identity'
import { PAUSES, pauseAfter, Supervisor } from './supervisor'

test('[DB3] pauses between attempts grow from 100 ms to at most 30 s', () => {
  expect([1, 2, 3, 9, 10, 1_000].map((failures) => pauseAfter(failures))).toEqual([
    100, 200, 400, 25_600, 30_000, 30_000,
  ])
  expect(PAUSES).toEqual({ first: 100, longest: 30_000 })
})

test('[DB3] the reason is the cause that Postgres logs, or else how it ended', () => {
  const at = '2026-11-20 10:00:00.000 UTC [7]'
  const full = `${at} PANIC:  could not write to file "pg_wal/xlogtemp.7": No space left on device`
  const refused = `${at} FATAL:  the database system is in recovery mode`
  const aborted = `${at} LOG:  aborting startup due to startup process failure`
  expect(reasonIn([full, refused, aborted])).toBe(
    'could not write to file "pg_wal/xlogtemp.7": No space left on device',
  )
  const taken = `${at} LOG:  could not bind IPv4 address "127.0.0.1": Address already in use`
  expect(reasonIn([taken, `${at} FATAL:  could not create any TCP/IP sockets`])).toBe(
    'could not bind IPv4 address "127.0.0.1": Address already in use',
  )
  expect(reasonIn([`${at} FATAL:  data directory "/x" has wrong ownership`])).toBe(
    'data directory "/x" has wrong ownership',
  )
  const unwritten = `${at} ERROR:  could not write to file "pg_logical/x.tmp": No space left on device`
  expect(reasonIn([unwritten, `${at} FATAL:  checkpoint request failed`])).toBe(
    'could not write to file "pg_logical/x.tmp": No space left on device',
  )
  expect(reasonIn([full, `${at} ERROR:  duplicate key value`])).toBe(
    'could not write to file "pg_wal/xlogtemp.7": No space left on device',
  )
  expect(reasonIn([`${at} LOG:  could not receive data from client: Connection reset by peer`])).toBeNull()
})

test('[DB3] a server that cannot start is retried until it can, however often, and reports why', async () => {
  const { folder, remove } = temporaryFolder('supervisor-')
  onTestFinished(remove)
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
  const news = vi.spyOn(console, 'info').mockImplementation(() => {})
  const data = path.join(folder, 'data')
  mkdirSync(data)
  // Replaces Postgres: runs if there is no file `full`, and counts its starts.
  const postgres = path.join(folder, 'postgres')
  writeFileSync(
    postgres,
    `#!/bin/sh
echo start >> ${folder}/starts
if [ -e ${folder}/full ]; then echo 'UTC [1] FATAL:  could not write lock file: No space left on device' >&2; exit 1; fi
printf '%s\\n\\n\\n\\n\\n\\n\\nready\\n' $$ > ${data}/postmaster.pid
exec sleep 600
`,
  )
  chmodSync(postgres, 0o755)
  const starts = () => readFileSync(path.join(folder, 'starts'), 'utf8').split('\n').length - 1
  const pid = () => Number.parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8'), 10)
  const home = { folder, data, user: undefined }
  const supervisor = new Supervisor(
    home,
    { postgres, initdb: '' },
    { durable: false },
    { first: 1, longest: 4 },
  )
  await supervisor.start()
  expect(supervisor.down()).toBeNull()
  const { port } = supervisor
  const first = pid()
  writeFileSync(path.join(folder, 'full'), '')
  process.kill(first, 'SIGKILL')
  await vi.waitFor(() => expect(starts()).toBeGreaterThan(25), { timeout: 60_000 })
  expect(supervisor.down()).toMatch(/^starting again.*: could not write lock file: No space left on device$/)
  expect(lines).toHaveBeenCalledWith(expect.stringMatching(/"what":"database".*No space left on device/))
  rmSync(path.join(folder, 'full'))
  await vi.waitFor(() => expect(supervisor.down()).toBeNull(), { timeout: 60_000 })
  expect(news).toHaveBeenCalledWith(expect.stringContaining('Postgres runs again'))
  expect(supervisor.port).toBe(port)
  expect(pid()).not.toBe(first)
  await supervisor.stop()
  expect(identityOf(pid())).toBeUndefined()
})
