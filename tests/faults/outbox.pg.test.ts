import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { pool } from '@/lib/db/pool'
import { BLIND_FOR } from '@/lib/grading/domain/blind'
import { readLog } from '@/lib/rooms/server/log/read-log'
import { completeEnv } from '@/lib/shared/env'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { tabOf, until } from '@/tests/support/servers/realtime-server'
import { freePort, serverProcess } from '@/tests/support/servers/server-process'
import { person, room } from '../fixtures/builders'
import { playRoom } from '../fixtures/play-room'

beforeAll(async () => {
  completeEnv({ AUTH_SECRET: 'a secret of the tests, long enough for anything' })
  await syncContent()
})

type Job = { name: string; run_at: Date }

test('[L11] a server killed while it ends a round leaves both the event and its jobs, or neither', async () => {
  const heard = await heardUpdates()
  const ines = await person('Ines')
  const id = await room(ines, { mode: 'solo' })
  await playRoom(id, new Date(Date.now() - 60_000), [{ minute: 0, by: ines, does: { kind: 'start' } }])
  const ends = async () => (await readLog(id, 0)).filter(({ kind }) => kind === 'round/ended')
  const jobs = async () =>
    (
      await pool().query<Job>(
        `select t.identifier as name, j.run_at from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where j.payload->>'roomId' = $1 order by 1`,
        [id],
      )
    ).rows

  const port = await freePort()
  let server = await serverProcess({ port, crash: { at: 'before-commit', after: 0 } })
  const tab = await tabOf(server.url, ines, id)
  onTestFinished(() => tab.close())
  await tab.open()
  await until(tab, (view) => view.connection.status === 'live')
  const ending = tab.ask({ kind: 'end' })
  await server.ended
  expect([await ends(), await jobs()]).toEqual([[], []])

  // The browser resends it, and this process is killed before it can answer or run anything.
  server = await serverProcess({ port, crash: { at: 'after-commit', after: 0 } })
  await server.ended
  const [end] = await ends()
  expect((await jobs()).map(({ name }) => name)).toEqual(['grading/open-grades', 'rooms/tell-end'])
  expect(heard).toEqual([])

  server = await serverProcess({ port, jobs: true })
  onTestFinished(async () => {
    server.signal('SIGTERM')
    await server.ended
  })
  await ending
  await expect.poll(jobs, { timeout: 30_000 }).toHaveLength(1)
  expect(heard).toEqual([{ to: [ines.id], update: { kind: 'round-ended', roomId: id } }])
  expect(await ends()).toHaveLength(1)
  const due = new Date((end?.at ?? 0) + BLIND_FOR)
  expect(await jobs()).toEqual([{ name: 'grading/open-grades', run_at: due }])
}, 120_000)
