import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { person, room } from '@/tests/fixtures/builders'
import { RoomUnderTest } from '@/tests/support/room-state'
import { acceptInvite } from './access/accept-invite'
import { createInvite } from './access/create-invite'
import { deleteRoom } from './delete-room'
import { saveSnapshot } from './log/save-snapshot'

const NOW = new Date('2026-11-20T10:00:00Z')

beforeAll(() => syncContent())

test("[R9] the room's creator can delete it before the start, with its links", async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const id = await room(ines, { others: [[mara, 'interviewer']], at: NOW })
  const { token } = await createInvite(ines.id, id, 'observer', NOW)
  await deleteRoom(ines.id, id)
  expect(await db.roomEvent.count({ where: { roomId: id } })).toBe(0)
  await expect(acceptInvite(otto.id, token, NOW)).rejects.toMatchObject({
    code: expect.stringMatching(/^invite\//),
  })
  // A process that still has it in memory stores nothing of it, and continues.
  await saveSnapshot(id, 1, encodeState(new RoomUnderTest().state))
  expect(await db.roomSnapshot.count({ where: { roomId: id } })).toBe(0)
})

test('[R9] nobody else can, and started rooms stay', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']], at: NOW })
  await expect(deleteRoom(mara.id, id)).rejects.toMatchObject({ code: 'not-found' })
  for (const phase of ['running', 'paused', 'ended'] as const) {
    await db.room.update({ where: { id }, data: { phase } })
    await expect(deleteRoom(ines.id, id)).rejects.toMatchObject({ code: 'room/started' })
  }
  expect(await db.room.count({ where: { id } })).toBe(1)
})

test('[R9] a room that was created for two people who were matched cannot be deleted by one of them', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']], at: NOW })
  await db.room.update({ where: { id }, data: { matched: true } })
  await expect(deleteRoom(ines.id, id)).rejects.toMatchObject({ code: 'room/matched' })
  expect(await db.room.count({ where: { id } })).toBe(1)
})
