import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/shared/ids'
import { person, room } from '@/tests/fixtures/builders'
import { openPage } from './open-page'

beforeAll(() => syncContent())

test('[G9] interviewer and observer can read the handbook beside the board, the candidate after the round', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const id = await room(ines, {
    role: 'candidate',
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
  })
  for (const phase of ['lobby', 'running'] as const) {
    await db.room.update({ where: { id }, data: { phase } })
    for (const reader of [mara, otto])
      expect(await openPage(reader.id, id, 'saga')).toMatchObject({ title: 'Saga' })
    await expect(openPage(ines.id, id, 'saga')).rejects.toMatchObject({ code: 'handbook/closed' })
  }
  await db.room.update({ where: { id }, data: { phase: 'ended' } })
  expect(await openPage(ines.id, id, 'saga')).toMatchObject({ title: 'Saga' })
})

test('[G9] strangers learn nothing about a room, and somebody practising alone waits for the end', async () => {
  const [ines, stranger] = [await person('Ines'), await person('Stranger')]
  const id = await room(ines, { mode: 'solo' })
  await expect(openPage(stranger.id, id, 'saga')).rejects.toMatchObject({ code: 'not-found' })
  await expect(openPage(stranger.id, newId(), 'saga')).rejects.toMatchObject({ code: 'not-found' })
  await expect(openPage(ines.id, id, 'saga')).rejects.toMatchObject({ code: 'handbook/closed' })
  await db.room.update({ where: { id }, data: { phase: 'ended' } })
  await expect(openPage(ines.id, id, 'no-such-page')).rejects.toMatchObject({ code: 'not-found' })
})
