import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { caseWorker } from '@/lib/cases/server/worker/case-worker'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { STATE_FORMAT } from '@/lib/rooms/domain/log/encode-state'
import { AppError, appError } from '@/lib/shared/errors'
import { forget } from '@/lib/shared/singleton'
import { person, room } from '@/tests/fixtures/builders'
import { postgresStore } from './room-store'

beforeAll(async () => {
  await syncContent()
})

test('[L8] a room opens while its old snapshots are still being deleted', async () => {
  const id = await room(await person('Ines'))
  await db.roomSnapshot.create({
    data: { roomId: id, seq: 1, format: STATE_FORMAT - 1, state: Buffer.alloc(10) },
  })
  const query = pool().query.bind(pool())
  const asked = vi.spyOn(pool(), 'query')
  const deleting = new Promise<void>((resolve) => {
    asked.mockImplementation(((wanted: { name?: string }) => {
      if (wanted.name !== 'drop-snapshots') return query(wanted as never)
      resolve()
      return new Promise(() => {})
    }) as never)
  })
  onTestFinished(() => asked.mockRestore())
  expect((await postgresStore().load(id)).state.seq).toBe(1)
  await deleting
})

test('[P5] a room opens without hints if its case can no longer be read, but not if the failure is temporary', async () => {
  const id = await room(await person('Ines'))
  // As left by an earlier release.
  await db.caseReading.deleteMany()
  const run = vi.spyOn(caseWorker(), 'run')
  const report = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => {
    run.mockRestore()
    report.mockRestore()
  })
  forget('case-versions')
  run.mockRejectedValueOnce(appError('worker/busy'))
  const refusal = await postgresStore()
    .load(id)
    .catch((error: unknown) => error)
  // No code of its own: a join that fails because of this is put off.
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal).not.toBeInstanceOf(AppError)
  expect(Object.keys((await postgresStore().load(id)).guide.hints).length).toBeGreaterThan(0)

  for (const lasting of [appError('worker/too-large'), new Error('A fault of ours')]) {
    forget('case-versions')
    await db.caseReading.deleteMany()
    run.mockRejectedValueOnce(lasting).mockRejectedValueOnce(lasting)
    expect((await postgresStore().load(id)).guide.hints).toEqual({})
  }
})
