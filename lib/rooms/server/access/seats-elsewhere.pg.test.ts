import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import type { RoomRole } from '@/lib/framework/roles'
import { env } from '@/lib/shared/env'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { playRoom } from '@/tests/fixtures/play-room'
import { codeOf } from '@/tests/support/errors/code-of'
import { getCaseGuide } from '../guide/get-case-guide'
import { seatsLock } from '../rounds/find-open-rounds'
import { proposeRound } from '../rounds/propose-round'
import { acceptInvite } from './accept-invite'
import { createInvite } from './create-invite'
import { findMember } from './find-members'
import { takeSeat } from './take-seat'

const CASE = 'hotel-booking-system'
const NOW = new Date()

beforeAll(async () => {
  await syncContent()
})

/** Joins somebody else's room by a link for this role. */
async function join(who: Person, role: RoomRole, caseId = CASE): Promise<string> {
  const host = await person('Host')
  const id = await room(host, { caseId, role: role === 'interviewer' ? 'candidate' : 'interviewer' })
  const { token } = await createInvite(host.id, id, role, NOW)
  return codeOf(acceptInvite(who.id, token, NOW))
}

const make = (who: Person, role: 'candidate' | 'interviewer', mode: 'pair' | 'solo' = 'pair') =>
  codeOf(room(who, { caseId: CASE, role, mode }))

test('[G7][M9] the candidate of an open round can create and join no other room on its case', async () => {
  const ines = await person('Ines')
  const id = await room(ines, { caseId: CASE, role: 'candidate' })
  const answering = 'guide/answering'
  expect(await make(ines, 'interviewer')).toBe(answering)
  expect(await make(ines, 'candidate', 'solo')).toBe(answering)
  expect([await join(ines, 'interviewer'), await join(ines, 'observer')]).toEqual([answering, answering])
  // Another case does not matter, nor does this one once the round is over.
  expect(await join(ines, 'interviewer', 'rate-limiter')).toBe('none')
  await db.room.update({ where: { id }, data: { phase: 'ended' } })
  expect(await join(ines, 'interviewer')).toBe('none')
})

test('[M9] somebody who interviews in an open round, or read the guide in it, cannot be the candidate of another', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(ines, { caseId: CASE, role: 'interviewer', others: [[mara, 'interviewer']] })
  const refused = 'seat/interviews-elsewhere'
  expect([await make(ines, 'candidate'), await make(ines, 'candidate', 'solo')]).toEqual([refused, refused])
  expect(await join(ines, 'candidate')).toBe(refused)
  // Having read it is not undone by a change of role.
  await playRoom(id, NOW, [{ minute: 0, by: mara, does: { kind: 'open-guide' } }])
  await db.member.update({
    where: { roomId_userId: { roomId: id, userId: mara.id } },
    data: { role: 'observer' },
  })
  expect(await join(mara, 'candidate')).toBe(refused)
})

test('[M9] if two seats that exclude each other are taken at the same moment, only one is given', async () => {
  for (let round = 0; round < 8; round++) {
    const ines = await person('Ines')
    const [a, b] = [
      await room(await person('A'), { caseId: CASE, role: 'interviewer' }),
      await room(await person('B'), { caseId: CASE }),
    ]
    const codes = await Promise.all([
      codeOf(takeSeat(ines.id, a, 'candidate', NOW)),
      codeOf(takeSeat(ines.id, b, 'interviewer', NOW)),
    ])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  }
})

test('[G7] a round that waits for its candidate closes the guide to them before they have joined', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const before = await endedRoom(ines, { caseId: 'rate-limiter', others: [[mara, 'interviewer']] })
  await endedRoom(await person('Host'), { caseId: CASE, others: [[mara, 'interviewer']] })
  const access = async () => (await getCaseGuide(CASE, mara.id, NOW)).access
  expect(await access()).toBe('open')
  const id = await proposeRound(ines, { previousRoomId: before, caseId: CASE, minutes: 45 }, NOW)
  expect(await access()).toBe('answering-now')
  expect(await join(mara, 'interviewer')).toBe('guide/answering')
  const refusals = await db.auditEntry.findMany({ where: { actorId: mara.id, action: 'guide/refused' } })
  expect(refusals).toMatchObject([{ subject: `case:${CASE}` }])
  await db.room.delete({ where: { id } })
  expect(await access()).toBe('open')
})

test('[G7] a round that waits for its candidate closes their earlier rooms on its case, and no others', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const before = await endedRoom(ines, { caseId: 'rate-limiter', others: [[mara, 'interviewer']] })
  const host = await person('Host')
  const earlier = await endedRoom(host, { caseId: CASE, others: [[mara, 'interviewer']] })
  const closed = () =>
    Promise.all(
      [
        [earlier, mara] as const,
        [before, mara] as const,
        [earlier, host] as const,
        [before, ines] as const,
      ].map(async ([id, { id: userId }]) => (await findMember(id, userId))?.answersElsewhere ?? false),
    )
  expect(await closed()).toEqual([false, false, false, false])
  const id = await proposeRound(ines, { previousRoomId: before, caseId: CASE, minutes: 45 }, NOW)
  expect(await closed()).toEqual([true, false, false, false])
  await takeSeat(mara.id, id, 'candidate', NOW)
  expect(await closed()).toEqual([true, false, false, false])
  await db.room.update({ where: { id }, data: { phase: 'ended' } })
  expect(await closed()).toEqual([false, false, false, false])
})

test('[M9] this lobby knows who read the guide in another one, even if they only observe there now', async () => {
  const [host, mara] = [await person('Host'), await person('Mara')]
  const there = await room(host, { caseId: CASE, role: 'interviewer', others: [[mara, 'interviewer']] })
  await playRoom(there, NOW, [{ minute: 0, by: mara, does: { kind: 'open-guide' } }])
  await db.member.updateMany({ where: { roomId: there, userId: mara.id }, data: { role: 'observer' } })
  const here = await room(await person('A'), {
    caseId: CASE,
    role: 'interviewer',
    others: [[mara, 'observer']],
  })
  expect(await findMember(here, mara.id)).toMatchObject({ interviewsElsewhere: true })
  await db.roomEvent.deleteMany({ where: { roomId: there, kind: 'guide/opened' } })
  expect(await findMember(here, mara.id)).not.toHaveProperty('interviewsElsewhere')
})

test('[DB6] many requests for the same seats at once keep nobody else from the database', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const id = await room(await person('A'), { caseId: CASE, role: 'interviewer' })
  const other = new pg.Client({ connectionString: env().DATABASE_URL })
  await other.connect()
  onTestFinished(() => other.end())
  for (const { id: userId } of [ines, mara])
    await other.query('select pg_advisory_lock(hashtextextended($1, 0))', [seatsLock(userId, CASE)])
  const seats = Array.from({ length: 30 }, () => takeSeat(ines.id, id, 'candidate', NOW))
  const rooms = Array.from({ length: 15 }, () => make(mara, 'interviewer'))
  // Waits behind any of their queries that queue for a connection.
  for (let turn = 0; turn < 10; turn++) await db.user.count()
  expect(await db.member.count({ where: { userId: { in: [ines.id, mara.id] } } })).toBe(0)
  await other.query('select pg_advisory_unlock_all()')
  expect(await Promise.all(seats)).toEqual(Array(30).fill(true))
  expect(await Promise.all(rooms)).toEqual(Array(15).fill('none'))
})

test('[G7][M9] no round on a case can be proposed to somebody in another open round on it', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const before = await endedRoom(ines, { caseId: 'rate-limiter', others: [[mara, 'interviewer']] })
  await room(await person('Host'), { caseId: CASE, others: [[mara, 'interviewer']] })
  const propose = proposeRound(ines, { previousRoomId: before, caseId: CASE, minutes: 45 }, NOW)
  expect(await codeOf(propose)).toBe('next-round/partner-knows')
})
