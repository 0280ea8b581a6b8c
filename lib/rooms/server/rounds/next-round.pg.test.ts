import { beforeAll, expect, test } from 'vitest'
import { listCases } from '@/lib/cases/server/list-cases'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { WEEK_MS } from '@/lib/rooms/domain/round/room-limits'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { findMembers } from '../access/find-members'
import { findRound } from './find-round'
import { joinNextRound } from './join-next-round'
import { findNextRound } from './next-round'
import { offerRound } from './offer-round'
import { proposeRound } from './propose-round'

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-20T19:00:00Z')
const HOTEL = 'hotel-booking-system'

beforeAll(() => syncContent())

/** Ines was interviewed by Mara while Otto watched. */
async function played(): Promise<{ ines: Person; mara: Person; otto: Person; roomId: string }> {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const others: [Person, 'interviewer' | 'observer'][] = [
    [mara, 'interviewer'],
    [otto, 'observer'],
  ]
  return { ines, mara, otto, roomId: await endedRoom(ines, { others, from: FROM }) }
}

const propose = (who: Person, previousRoomId: string, caseId = 'url-shortener', now = NOW) =>
  proposeRound(who, { previousRoomId, caseId, minutes: 45 }, now)

const seats = async (roomId: string) =>
  (await findMembers([roomId])).get(roomId)?.map(({ name, role }) => `${name} ${role}`)

async function nextFor(who: Person, roomId: string, now = NOW) {
  const members = (await findMembers([roomId])).get(roomId) ?? []
  const me = members.find(({ userId }) => userId === who.id)
  if (!me) throw new Error('Not in the round')
  return findNextRound({ id: roomId, mode: 'pair', me, members }, now.getTime())
}

test('[NR1] one proposes, the other joins: roles are swapped, and the rounds are linked', async () => {
  const { ines, mara, otto, roomId } = await played()
  expect(await nextFor(ines, roomId)).toEqual({ role: 'interviewer', partner: 'Mara', proposed: null })
  expect(await nextFor(otto, roomId)).toBeNull()
  const id = await propose(mara, roomId)
  expect(await db.room.findUnique({ where: { id } })).toMatchObject({ previousRoomId: roomId, minutes: 45 })
  expect(await seats(id)).toEqual(['Mara candidate'])

  const proposed = { roomId: id, title: 'URL shortener', minutes: 45, ended: false }
  expect((await nextFor(mara, roomId))?.proposed).toEqual({ ...proposed, byMe: true, joined: true })
  expect((await nextFor(ines, roomId))?.proposed).toEqual({ ...proposed, byMe: false, joined: false })
  await joinNextRound(ines.id, id, NOW)
  await joinNextRound(ines.id, id, NOW)
  expect(await seats(id)).toEqual(['Mara candidate', 'Ines interviewer'])
  expect((await nextFor(ines, roomId))?.proposed).toMatchObject({ joined: true })

  await db.room.update({ where: { id }, data: { phase: 'ended' } })
  expect((await nextFor(ines, roomId))?.proposed).toMatchObject({ ended: true })
})

test('[NR1] nobody else can propose or join, and nobody before the end or after a round alone', async () => {
  const { ines, otto, roomId } = await played()
  const stranger = await person('Stranger')
  for (const who of [otto, stranger]) {
    await expect(propose(who, roomId)).rejects.toMatchObject({ code: 'not-found' })
  }
  const id = await propose(ines, roomId)
  for (const who of [otto, stranger]) {
    await expect(joinNextRound(who.id, id, NOW)).rejects.toMatchObject({ code: 'not-found' })
  }
  // A room that follows no other lets nobody in this way, and a removed member stays out.
  await expect(joinNextRound(ines.id, await room(stranger), NOW)).rejects.toMatchObject({ code: 'not-found' })
  await db.member.updateMany({ where: { roomId: id, userId: ines.id }, data: { removedAt: NOW } })
  await expect(joinNextRound(ines.id, id, NOW)).rejects.toMatchObject({ code: 'not-found' })

  const open = await room(ines, { others: [[otto, 'interviewer']] })
  await expect(propose(ines, open)).rejects.toMatchObject({ code: 'next-round/not-over' })
  const noa = await person('Noa')
  const alone = await endedRoom(noa, { mode: 'solo', from: FROM })
  await expect(propose(noa, alone)).rejects.toMatchObject({ code: 'next-round/alone' })
})

test('[NR1] of several interviewers, only one swaps roles with the candidate', async () => {
  const [ines, mara, otto] = [await person('Ines'), await person('Mara'), await person('Otto')]
  const others: [Person, 'interviewer'][] = [
    [mara, 'interviewer'],
    [otto, 'interviewer'],
  ]
  const roomId = await endedRoom(ines, { others, from: FROM })
  expect(await nextFor(ines, roomId)).toMatchObject({ partner: 'Mara' })
  const id = await propose(ines, roomId)
  expect(await nextFor(otto, roomId)).toBeNull()
  await expect(joinNextRound(otto.id, id, NOW)).rejects.toMatchObject({ code: 'not-found' })
  await joinNextRound(mara.id, id, NOW)
  expect(await seats(id)).toEqual(['Ines interviewer', 'Mara candidate'])

  // Either of them may propose; the next round is then theirs.
  const another = await endedRoom(ines, { others, from: FROM })
  const ottos = await propose(otto, another)
  expect(await nextFor(mara, another)).toBeNull()
  await expect(joinNextRound(mara.id, ottos, NOW)).rejects.toMatchObject({ code: 'not-found' })
  expect((await nextFor(ines, another))?.partner).toBe('Otto')
  await joinNextRound(ines.id, ottos, NOW)
  expect(await seats(ottos)).toEqual(['Otto candidate', 'Ines interviewer'])
})

test('[NR2] of two who propose at the same moment only one succeeds; an abandoned proposal no longer counts', async () => {
  const { ines, mara, roomId } = await played()
  const both = await Promise.allSettled([propose(ines, roomId), propose(mara, roomId), propose(ines, roomId)])
  expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
    'next-round/proposed',
    'next-round/proposed',
  ])
  const later = new Date(NOW.getTime() + WEEK_MS)
  expect((await nextFor(ines, roomId, later))?.proposed).toBeNull()
  expect(await propose(mara, roomId, 'url-shortener', later)).toBeTypeOf('string')
  const [id = ''] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  await db.room.update({ where: { id }, data: { phase: 'ended' } })
  await expect(joinNextRound(mara.id, id, NOW)).rejects.toMatchObject({ code: 'invite/ended' })
})

test('[NR3] never the same case; cases that the next candidate has seen are not suggested', async () => {
  const { ines, mara, roomId } = await played()
  await expect(propose(ines, roomId, HOTEL)).rejects.toMatchObject({ code: 'next-round/same-case' })
  const cases = await listCases()
  const offer = (who: Person, id = roomId, chance = 0) => offerRound(who.id, id, cases, { now: NOW, chance })
  const first = await offer(ines)
  expect(first).toMatchObject({ role: 'interviewer', partner: 'Mara', minutes: 45, caseId: HOTEL })
  if (!first?.suggestion) throw new Error('Nothing is suggested')
  expect((await offer(mara))?.suggestion).toBe(first.suggestion)
  expect((await offer(mara, roomId, 0.99))?.suggestion).not.toBe(first.suggestion)
  // Mara is the next candidate, whichever of the two asks.
  await room(mara, { caseId: first.suggestion, role: 'interviewer' })
  for (const who of [ines, mara]) {
    const again = await offer(who)
    expect([undefined, null, HOTEL, first.suggestion]).not.toContain(again?.suggestion)
  }
  await expect(offer(await person('Stranger'))).rejects.toMatchObject({ code: 'not-found' })
  expect(await offer(ines, await endedRoom(ines, { mode: 'solo', from: FROM }))).toBeNull()
  await propose(ines, roomId)
  expect(await offer(mara)).toBeNull()
})

test('[MT1] the next round begins with the meeting link of the previous one', async () => {
  const { mara, roomId } = await played()
  const meetingLink = 'https://meet.example.org/abc'
  await db.room.update({ where: { id: roomId }, data: { meetingLink } })
  const id = await propose(mara, roomId)
  expect(await db.room.findUnique({ where: { id } })).toMatchObject({ meetingLink })
})

test('[SL12] there is no next round with somebody who deleted the previous one', async () => {
  const { ines, mara, roomId } = await played()
  const next = async () => findNextRound(await findRound(roomId, ines.id), NOW.getTime())
  expect(await next()).toMatchObject({ partner: 'Mara' })
  await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW, goneAt: NOW } })
  expect(await next()).toBeNull()
})
