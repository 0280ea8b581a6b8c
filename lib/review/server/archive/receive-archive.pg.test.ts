import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { completeEnv } from '@/lib/shared/env'
import { person } from '@/tests/fixtures/builders'
import { archivedRound, archiveOf, ARCHIVED_AT as NOW } from '@/tests/fixtures/session-archive'
import { listImported } from './get-imported'
import { receiveArchive } from './receive-archive'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

let archive: Uint8Array

beforeAll(async () => {
  await syncContent()
  const { ines, roomId } = await archivedRound()
  archive = await archiveOf(ines, roomId)
})

const sent = (bytes: Uint8Array) => new Request('http://app.test', { method: 'POST', body: bytes.slice() })

/** A request that has sent some bytes and sends no more until it ends. */
function stalled(...pieces: Uint8Array[]) {
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      end = () => controller.error(new Error('The line is gone'))
    },
  })
  return { request: { headers: new Headers(), body }, end: () => end() }
}

test('[IM3] a slow sender delays nobody else, and sends one archive at a time', async () => {
  const slow = await Promise.all(Array.from({ length: 12 }, () => person('Slow')))
  const bodies = slow.map(() => stalled(archive.subarray(0, 9)))
  const arriving = slow.map(({ id }, at) => receiveArchive(id, bodies[at]?.request ?? sent(archive), NOW))
  const over = Promise.allSettled(arriving)
  const ines = await person('Ines')
  const id = await receiveArchive(ines.id, sent(archive), NOW)
  expect(await listImported(ines.id)).toMatchObject([{ id }])
  const [{ id: first } = ines] = slow
  await expect(receiveArchive(first, sent(archive), NOW)).rejects.toMatchObject({ code: 'archive/busy' })
  for (const { end } of bodies) end()
  expect(new Set((await over).map(({ status }) => status))).toEqual(new Set(['rejected']))
})

test('[IM3] the total being received is limited, and a finished request frees its share', async () => {
  const [large, ines] = [await person('Large'), await person('Ines')]
  const most = 3 * archive.byteLength
  const { request, end } = stalled(archive, archive, archive.subarray(0, 10))
  const arriving = receiveArchive(large.id, request, NOW, most)
  const over = expect(arriving).rejects.toThrow('The line is gone')
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(receiveArchive(ines.id, sent(archive), NOW, most)).rejects.toMatchObject({
    code: 'archive/busy',
  })
  end()
  await over
  const ids = [
    await receiveArchive(ines.id, sent(archive), NOW, most),
    await receiveArchive(ines.id, sent(archive), NOW, most),
  ]
  // [IM7] It is the same archive.
  expect((await listImported(ines.id)).map(({ id }) => [id, id])).toEqual([ids])
})

test('[IM3] archives that arrive together are imported one after the other', async () => {
  const people = await Promise.all(['Ines', 'Kai', 'Mara'].map((name) => person(name)))
  const bodies = [sent(archive), sent(new Uint8Array([1, 2, 3])), sent(archive)]
  const taken = await Promise.allSettled(
    people.map(({ id }, at) => receiveArchive(id, bodies[at] ?? sent(archive), NOW)),
  )
  expect(taken).toMatchObject([
    { status: 'fulfilled' },
    { reason: { code: 'archive/unreadable' } },
    { status: 'fulfilled' },
  ])
})

test('[IM3] a person can import twenty within a short time, accepted or refused', async () => {
  const eager = await person('Eager')
  const send = () => receiveArchive(eager.id, sent(new Uint8Array([1])), NOW)
  for (let count = 0; count < 20; count++)
    await expect(send()).rejects.toMatchObject({ code: 'archive/unreadable' })
  await expect(send()).rejects.toMatchObject({ code: 'archive/too-often' })
})
