import { beforeAll, expect, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { person, room } from '@/tests/fixtures/builders'
import { playRoom } from '@/tests/fixtures/play-room'
import { encodeState } from '../domain/log/encode-state'
import { createInvite } from './access/create-invite'
import { loadRoom } from './log/load-room'
import { removeEndedInvites, snapshotIdleRooms } from './tidy-rooms'

const NOW = new Date('2026-11-20T18:00:00Z')
const DAY = 24 * 3_600_000
const days = (count: number) => new Date(NOW.getTime() + count * DAY)

beforeAll(() => syncContent())

test('[JB8] an invite is deleted 30 days after it expired or was revoked', async () => {
  const ines = await person('Ines')
  const id = await room(ines)
  for (let made = 0; made < 3; made++) await createInvite(ines.id, id, 'interviewer', NOW)
  const [, revoked, early] = await db.invite.findMany({ where: { roomId: id }, orderBy: { id: 'asc' } })
  await db.invite.update({ where: { id: revoked?.id }, data: { revokedAt: days(2) } })
  await db.invite.update({ where: { id: early?.id }, data: { expiresAt: days(60) } })
  const left = async (at: Date) => {
    await removeEndedInvites(at)
    return db.invite.count({ where: { roomId: id } })
  }
  expect(await left(days(31))).toBe(3)
  expect(await left(days(33))).toBe(2)
  expect(await left(days(45))).toBe(1)
  expect(await left(days(91))).toBe(0)
})

test('[JB9] a room that nobody writes to gets one snapshot, and has the same state with it', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { others: [[mara, 'interviewer']] })
  const small = await room(ines, { others: [[mara, 'interviewer']] })
  const talk = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      minute: 1 + index / 100,
      by: ines,
      does: { kind: 'say' as const, text: `line ${index}` },
    }))
  await playRoom(id, NOW, talk(320))
  await playRoom(small, NOW, talk(20))
  const broken = await room(ines, { others: [[mara, 'interviewer']] })
  await playRoom(broken, NOW, talk(320))
  await db.roomEvent.updateMany({ where: { roomId: broken, seq: 7 }, data: { kind: 'nobody/knows' } })
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const before = encodeState(await loadRoom(id))
  expect(await snapshotIdleRooms(new Date(NOW.getTime() + 5 * 60_000))).toEqual([])
  expect(await snapshotIdleRooms(days(1))).toEqual([id])
  expect(await snapshotIdleRooms(days(1))).toEqual([])
  const { head } = await db.room.findUniqueOrThrow({ where: { id } })
  expect(await db.roomSnapshot.findMany({ select: { roomId: true, seq: true } })).toEqual([
    { roomId: id, seq: head },
  ])
  expect(encodeState(await loadRoom(id))).toEqual(before)
  expect(errors.mock.calls.flat().join(' ')).toContain(broken)
  errors.mockRestore()
})
