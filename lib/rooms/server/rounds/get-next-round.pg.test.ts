import { beforeAll, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { WEEK_MS } from '@/lib/rooms/domain/round/room-limits'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { findOpenRounds } from './find-open-rounds'
import { getNextRound } from './get-next-round'
import { getRoom } from './get-room'
import { joinNextRound } from './join-next-round'
import { proposeRound } from './propose-round'

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-20T19:00:00Z')

beforeAll(() => syncContent())

test('[NR1] somebody waiting in an ended room learns of the next round; nobody else does', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const roomId = await endedRoom(ines, {
    others: [
      [mara, 'interviewer'],
      [otto, 'observer'],
    ],
    from: FROM,
  })
  const asked = (who: { id: string }, id = roomId) => getNextRound(who.id, id, NOW.getTime())
  expect(await asked(mara)).toEqual({ role: 'candidate', partner: 'Ines', proposed: null })

  const next = await proposeRound(ines, { previousRoomId: roomId, caseId: 'url-shortener', minutes: 45 }, NOW)
  expect((await asked(mara))?.proposed).toMatchObject({ roomId: next, byMe: false, joined: false })
  expect(await asked(otto)).toBeNull()
  const stranger = await person('Stranger')
  const open = await room(ines, { others: [[mara, 'interviewer']] })
  expect(await asked(mara, open)).toBeNull()
  for (const id of [roomId, open, 'no-id']) {
    await expect(asked(stranger, id)).rejects.toMatchObject({ code: 'not-found' })
  }
})

test('[NR1] only the proposer of the round learns who was asked, and only until they join', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const before = await endedRoom(ines, { others: [[mara, 'interviewer']], from: FROM })
  const id = await proposeRound(ines, { previousRoomId: before, caseId: 'url-shortener', minutes: 45 }, NOW)
  await db.member.create({ data: { roomId: id, userId: otto.id, number: 2, role: 'observer' } })
  const asked = async (who: Person, now = NOW.getTime()) => (await getRoom(who.id, id, now)).asked
  expect(await asked(ines)).toEqual({ userId: mara.id, name: 'Mara' })
  expect(await asked(otto)).toBeNull()
  expect((await getRoom(ines.id, before, NOW.getTime())).asked).toBeNull()

  expect(await asked(ines, NOW.getTime() + WEEK_MS - 1)).not.toBeNull()
  expect(await asked(ines, NOW.getTime() + WEEK_MS)).toBeNull()
  for (const phase of ['running', 'paused', 'ended'] as const) {
    await db.room.update({ where: { id }, data: { phase } })
    expect(await asked(ines)).toBeNull()
  }
  await db.room.update({ where: { id }, data: { phase: 'lobby' } })
  expect(await asked(ines)).not.toBeNull()

  await joinNextRound(mara.id, id, NOW)
  expect(await asked(ines)).toBeNull()
  await db.member.updateMany({ where: { roomId: id, userId: mara.id }, data: { removedAt: NOW } })
  expect(await asked(ines)).toBeNull()
})

test('[NR1][MA13] somebody who is blocked can propose as usual, but the other person is not notified', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const roomId = await endedRoom(mara, { others: [[ines, 'interviewer']], from: FROM })
  const asked = (who: Person) => getNextRound(who.id, roomId, NOW.getTime())
  const heard = await heardUpdates()
  await blockPerson(ines.id, mara.id)
  const next = { previousRoomId: roomId, caseId: 'url-shortener', minutes: 45 } as const
  await expect(proposeRound(ines, next, NOW)).rejects.toMatchObject({ code: 'next-round/alone' })
  expect(await asked(ines)).toBeNull()
  expect((await asked(mara))?.proposed).toBeNull()
  const proposed = await proposeRound(mara, next, NOW)
  expect((await asked(mara))?.proposed).toMatchObject({ roomId: proposed, byMe: true })
  expect((await getRoom(mara.id, proposed, NOW.getTime())).asked).toMatchObject({ name: 'Ines' })
  expect(await asked(ines)).toBeNull()
  await expect(joinNextRound(ines.id, proposed, NOW)).rejects.toMatchObject({ code: 'not-found' })
  expect(await findOpenRounds(db, ines.id, 'url-shortener', NOW)).toEqual([])
  await expect.poll(() => JSON.stringify(heard)).toContain(mara.id)
  expect(JSON.stringify(heard)).not.toContain(ines.id)
})
