import { afterEach, beforeAll, expect, test } from 'vitest'
import { unblockPerson } from '@/lib/auth/server/blocks/block-person'
import { listBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { projectionsOf } from '@/lib/rooms/server/log/project'
import { readHeads } from '@/lib/rooms/server/log/read-log'
import { getNextRound } from '@/lib/rooms/server/rounds/get-next-round'
import { joinNextRound } from '@/lib/rooms/server/rounds/join-next-round'
import { proposeRound } from '@/lib/rooms/server/rounds/propose-round'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { matched, matchOf, offered, waits } from '@/tests/fixtures/matched'
import { A_WISH } from '@/tests/fixtures/seekers'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { NO_SHOW_MS } from '../../domain/limits'
import { getQueueView } from '../get-queue-view'
import { answerMatch } from '../match/answer-match'
import { blockPartner } from '../match/block-partner'
import { getReliability } from '../match/get-reliability'
import { matchingReactions } from '../matching-jobs'
import { joinQueue } from '../queue/join-queue'
import { lookAround } from '../queue/look-around'
import { pairWaiting } from '../queue/pair-waiting'
import { checkRoom } from './check-room'
import { findAnother, leaveRoom } from './leave-room'
import { releaseAlone, releaseRoom } from './release-room'

const NOW = new Date('2026-11-29T19:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)
const DUE = later(NO_SHOW_MS)

beforeAll(() => syncContent())

afterEach(async () => {
  await db.ticket.deleteMany()
})

/** Somebody enters the room, or does something there. */
async function happens(roomId: string, { id, name }: Person, what: 'comes' | 'start' | 'end' | 'alone') {
  const base = (await readHeads([roomId])).get(roomId) ?? 0
  const member = (await findMembers([roomId])).get(roomId)?.find(({ userId }) => userId === id)
  const kinds = { start: 'round/started', end: 'round/ended', alone: 'round/alone' } as const
  const event =
    what === 'comes'
      ? { kind: 'member/joined', data: { userId: id, number: member?.number, name, role: member?.role } }
      : { kind: kinds[what], data: what === 'end' ? { reason: 'ended' } : {} }
  const rest = { seq: base + 1, at: NOW.getTime(), actorId: id, client: null, op: null, visibility: 'all' }
  const whole = { ...event, ...rest } as RoomEvent
  const batch = { roomId, base, events: [whole], projections: projectionsOf(whole) }
  await appendEvents([batch], matchingReactions)
}

const came = async (...people: Person[]) =>
  Promise.all(people.map(async ({ id }) => (await getReliability(id)).came))
const rated = async (...people: Person[]) =>
  Promise.all(people.map(async ({ id }) => (await getReliability(id)).of))
const roomExists = async (id: string) => (await db.room.count({ where: { id } })) === 1
const statusOf = async ({ id }: Person, at = NOW) => (await getQueueView(id, at)).status

test('[MA10][MA12] after five minutes attendance is recorded', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  await checkRoom(matchId, DUE)
  await checkRoom(matchId, DUE)
  expect([await came(ines, mara), await rated(ines, mara)]).toEqual([
    [1, 0],
    [1, 1],
  ])
  expect(await getQueueView(ines.id, DUE)).toMatchObject({ status: 'room', partnerCame: false, dueInMs: 0 })
  // Late, but still in time for the round.
  await happens(roomId, mara, 'comes')
  expect(await getQueueView(ines.id, DUE)).toMatchObject({ partnerCame: true })
  expect(await came(mara)).toEqual([0])
})

test('[MA10] a user who waited in vain can find another partner from their old place', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  const early = findAnother(ines.id, matchId, later(NO_SHOW_MS - 1))
  await expect(early).rejects.toMatchObject({ code: 'matching/too-early' })
  await findAnother(ines.id, matchId, DUE)
  expect(await getQueueView(ines.id, DUE)).toMatchObject({ status: 'waiting', waitedMs: NO_SHOW_MS })
  expect([await came(ines, mara), await rated(ines, mara)]).toEqual([
    [1, 0],
    [1, 1],
  ])
  expect(await statusOf(mara, DUE)).toBe('idle')
  expect(await roomExists(roomId)).toBe(false)
  const otto = await waits('Otto', DUE, { firstRound: 'ask' })
  await pairWaiting('en', { now: () => DUE })
  expect(await matchOf(otto)).toBe(await matchOf(ines))
})

test('[MA10] but not once the partner is there, and not in somebody else’s match', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, mara, 'comes')
  await expect(findAnother(ines.id, matchId, DUE)).rejects.toMatchObject({ code: 'matching/partner-came' })
  const stranger = await person('Stranger')
  await expect(findAnother(stranger.id, matchId, DUE)).rejects.toMatchObject({ code: 'not-found' })
  await expect(leaveRoom(stranger.id, matchId, DUE)).rejects.toMatchObject({ code: 'not-found' })
  expect(await roomExists(roomId)).toBe(true)
})

test('[MA10] leaving after five minutes of waiting counts for nothing', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  await leaveRoom(ines.id, matchId, DUE)
  expect([await came(ines, mara), await rated(ines, mara)]).toEqual([
    [1, 0],
    [1, 1],
  ])
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['idle', 'idle'])
})

test('[MA11] leaving before counts as not having come, and the partner goes on waiting', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  await happens(roomId, mara, 'comes')
  await leaveRoom(ines.id, matchId, later(60_000))
  expect([await came(ines, mara), await rated(ines, mara)]).toEqual([
    [0, 0],
    [1, 0],
  ])
  expect(await statusOf(ines)).toBe('idle')
  expect(await getQueueView(mara.id, later(60_000))).toMatchObject({ status: 'waiting', waitedMs: 60_000 })
  expect(await roomExists(roomId)).toBe(false)
})

test('[MA10] a user who goes on alone after the deadline keeps the room, and both are released', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  await checkRoom(matchId, DUE)
  await happens(roomId, ines, 'alone')
  await releaseAlone({ roomId, userId: ines.id, at: DUE.getTime() }, DUE)
  await releaseAlone({ roomId, userId: ines.id, at: DUE.getTime() }, DUE)
  expect(await db.room.findUnique({ where: { id: roomId } })).toMatchObject({ mode: 'solo', phase: 'lobby' })
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['idle', 'idle'])
  expect([await came(ines, mara), await rated(ines, mara)]).toEqual([
    [1, 0],
    [1, 1],
  ])
})

test('[MA11] a user who goes on alone too soon counts as not having come, and the partner goes on waiting', async () => {
  const { ines, mara, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  await happens(roomId, ines, 'alone')
  await releaseAlone({ roomId, userId: ines.id, at: later(60_000).getTime() }, later(60_000))
  expect([await came(ines), await rated(ines, mara)]).toEqual([[0], [1, 0]])
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['idle', 'waiting'])
})

test('[MA10] if no process was running when they were to come, nobody is blamed and the room stays', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await checkRoom(matchId, new Date(DUE.getTime() + 3 * 60_000))
  expect(await rated(ines, mara)).toEqual([0, 0])
  expect(await roomExists(roomId)).toBe(true)
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['room', 'room'])
})

test('[MA14] a user whose partner’s account is deleted is released, and may join again', async () => {
  const { ines, mara } = await matched(NOW)
  await db.user.delete({ where: { id: mara.id } })
  expect(await statusOf(ines)).toBe('idle')
  await joinQueue(ines.id, A_WISH, later(60_000))
  expect(await statusOf(ines, later(60_000))).toBe('waiting')
})

test('[MA10] if nobody came, both are released and the room is deleted', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await checkRoom(matchId, DUE)
  expect([await came(ines, mara), await rated(ines, mara)]).toEqual([
    [0, 0],
    [1, 1],
  ])
  expect(await roomExists(roomId)).toBe(false)
  await joinQueue(ines.id, A_WISH, DUE)
  expect(await statusOf(mara, DUE)).toBe('idle')
})

test('[MA14] the end of a round releases its people, and so does leaving it once it runs', async () => {
  const { ines, mara, matchId, roomId } = await matched(NOW)
  await happens(roomId, ines, 'comes')
  await happens(roomId, mara, 'comes')
  await happens(roomId, mara, 'start')
  await expect(joinQueue(ines.id, A_WISH, NOW)).rejects.toMatchObject({ code: 'matching/matched' })
  await leaveRoom(ines.id, matchId, later(60_000))
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['idle', 'room'])
  expect(await came(ines)).toEqual([1])
  expect(await roomExists(roomId)).toBe(true)
  await happens(roomId, mara, 'end')
  const jobs = await db.$queryRaw<{ key: string }[]>`
    select key from graphile_worker._private_jobs where key = ${`matching/release-room ${roomId}`}`
  expect(jobs).toHaveLength(1)
  const heard = await heardUpdates()
  await releaseRoom(roomId)
  expect(await statusOf(mara)).toBe('idle')
  await expect.poll(() => heard).toEqual([{ to: [mara.id], update: { kind: 'match' } }])
})

test('[MA14] a room that is deleted, or over, holds nobody who looks', async () => {
  const one = await matched(NOW)
  await db.room.delete({ where: { id: one.roomId } })
  expect(await statusOf(one.ines)).toBe('idle')
  await joinQueue(one.mara.id, { ...A_WISH, language: 'de' }, NOW)
  const two = await matched(NOW)
  await db.room.update({ where: { id: two.roomId }, data: { phase: 'ended' } })
  expect([await statusOf(two.ines), await statusOf(two.mara)]).toEqual(['idle', 'idle'])
})

test('[MA13] a blocked user is never matched again, in either direction, and cannot tell', async () => {
  const { ines, mara, matchId } = await offered(NOW)
  await blockPartner(ines.id, mara.id, NOW)
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['waiting', 'waiting'])
  await expect(answerMatch(mara.id, matchId, true, NOW)).rejects.toMatchObject({ code: 'matching/over' })
  await db.ticket.updateMany({ data: { refused: [], isNew: true } })
  await pairWaiting('en', { now: () => NOW })
  expect([await matchOf(ines), await matchOf(mara)]).toEqual([null, null])
  for (const who of [ines, mara]) {
    const { counts } = await lookAround(who.id, A_WISH, NOW)
    expect(counts).toEqual({ total: 0, fit: 0, reasons: [] })
  }
  expect(await listBlocks(ines.id)).toEqual([{ userId: mara.id, name: 'Mara' }])
  expect(await listBlocks(mara.id)).toEqual([])

  await unblockPerson(ines.id, mara.id)
  await db.ticket.updateMany({ data: { isNew: true } })
  await pairWaiting('en', { now: () => NOW })
  expect(await matchOf(ines)).not.toBeNull()
})

test('[MA13][NR1] a block withdraws the next round that the blocker had proposed', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const roomId = await endedRoom(ines, { others: [[mara, 'interviewer']], from: later(-3_600_000) })
  const wanted = { previousRoomId: roomId, caseId: 'url-shortener', minutes: 45 } as const
  const next = await proposeRound(ines, wanted, NOW)
  expect((await getNextRound(mara.id, roomId, NOW.getTime()))?.proposed).toMatchObject({ roomId: next })
  await blockPartner(ines.id, mara.id, NOW)
  expect((await getNextRound(mara.id, roomId, NOW.getTime()))?.proposed).toBeNull()
  await expect(joinNextRound(mara.id, next, NOW)).rejects.toMatchObject({ code: 'not-found' })
  expect(await roomExists(roomId)).toBe(true)
})

test('[MA13] users cannot block people they have never met', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  for (const target of [mara.id, ines.id, crypto.randomUUID()])
    await expect(blockPartner(ines.id, target, NOW)).rejects.toMatchObject({ code: 'not-found' })
})
