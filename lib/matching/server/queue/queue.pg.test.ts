import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { createRoom } from '@/lib/rooms/server/create-room'
import { person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { matched, matchOf, offered, waits } from '@/tests/fixtures/matched'
import { A_WISH } from '@/tests/fixtures/seekers'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { ANSWER_MS, DECLINES_AN_HOUR, JOINS_AN_HOUR, TICKET_MS } from '../../domain/limits'
import { getQueueView } from '../get-queue-view'
import { answerMatch, endUnanswered } from '../match/answer-match'
import { getLastWish } from './get-last-wish'
import { joinQueue } from './join-queue'
import { endTicket, leaveQueue } from './leave-queue'
import { listMatchableCases } from './list-matchable-cases'
import { lookAround } from './look-around'
import { pairWaiting } from './pair-waiting'

const NOW = new Date('2026-11-29T19:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)
const pair = () => pairWaiting('en', { now: () => NOW })
const statusOf = async ({ id }: { id: string }, at = NOW) => (await getQueueView(id, at)).status

beforeAll(() => syncContent())

afterEach(async () => {
  await db.ticket.deleteMany()
})

test('[MA2] a newcomer gets the person who fits and has waited longest', async () => {
  const mara = await waits('Mara', NOW, { firstRound: 'ask' })
  const otto = await waits('Otto', later(1_000), { firstRound: 'ask' })
  await waits('Jonas', later(500), { language: 'de' })
  await pair()
  expect([await matchOf(mara), await matchOf(otto)]).toEqual([null, null])
  const ines = await waits('Ines', later(2_000), { firstRound: 'answer' })
  await pair()
  expect(await matchOf(ines)).toBe(await matchOf(mara))
  expect(await matchOf(otto)).toBeNull()
})

test('[MA2] a user who joined under an earlier release is found too', async () => {
  const mara = await waits('Mara', NOW, { firstRound: 'ask' })
  await pair()
  // The state in which the migration left the tickets that existed then.
  await db.ticket.update({ where: { userId: mara.id }, data: { open: [] } })
  await pool().query(readFileSync('prisma/migrations/0029_open_cases_unknown/migration.sql', 'utf8'))
  const ines = await person('Ines')
  const wish = { ...A_WISH, firstRound: 'answer' as const }
  expect((await lookAround(ines.id, wish, NOW)).counts.fit).toBe(1)
  await joinQueue(ines.id, wish, later(1_000))
  await pair()
  expect(await matchOf(ines)).toBe(await matchOf(mara))
  expect(await matchOf(ines)).not.toBeNull()
})

test('[MA1][MA3] the case is new to both, even after what they did while waiting', async () => {
  const [mara, ines] = [await person('Mara'), await person('Ines')]
  await endedRoom(mara, { caseId: 'url-shortener', mode: 'solo', from: later(-3_600_000) })
  const shipped = await db.caseVersion.findMany({
    where: { origin: 'content', current: true, minutes: { has: 60 } },
  })
  const left = ['url-shortener', 'rate-limiter']
  const tags = shipped.filter(({ caseId }) => !left.includes(caseId)).map(({ caseId }) => caseId)
  const wish = { ...A_WISH, minutes: 60 as const }
  await joinQueue(mara.id, { ...wish, firstRound: 'ask' }, NOW)
  await pair()
  // Meanwhile she starts another round alone.
  await createRoom(mara, { caseId: 'rate-limiter', mode: 'solo', minutes: 45, role: 'candidate' }, NOW)
  // She has practised since her ticket recorded what is open to her.
  const open = ['rate-limiter']
  await db.ticket.update({ where: { userId: mara.id }, data: { knows: { push: tags }, open } })
  expect(tags.length).toBeGreaterThan(20)
  await joinQueue(ines.id, { ...wish, firstRound: 'answer' }, later(1_000))
  await pairWaiting('en', { now: () => NOW, chance: () => 0 })
  const matchId = await matchOf(ines)
  const match = await db.match.findUniqueOrThrow({ where: { id: matchId ?? '' } })
  expect(['url-shortener', 'rate-limiter']).not.toContain(match.caseId)
  const ticket = await db.ticket.findUniqueOrThrow({ where: { userId: mara.id } })
  expect(ticket.knows.sort()).toEqual(['rate-limiter', 'url-shortener'])
  expect(ticket.open).toContain(match.caseId)
  expect(ticket.open).not.toContain('rate-limiter')
})

test('[MA2][MA3] a user who was read in somebody else’s turn still gets their own', async () => {
  const about = 'hotel-booking-system'
  const cases = await listMatchableCases()
  const others = new Set(cases.filter(({ id }) => id !== about).flatMap(({ topics }) => topics))
  const topics = cases.find(({ id }) => id === about)?.topics.filter((topic) => !others.has(topic)) ?? []
  expect(topics.length).toBeGreaterThan(0)
  const otto = await waits('Otto', NOW, { firstRound: 'answer' })
  await pair()
  const ines = await waits('Ines', later(1_000), { firstRound: 'answer', topics })
  const mara = await waits('Mara', later(2_000), { firstRound: 'ask' })
  // Mara has since begun a round on the only case left for Ines.
  await createRoom(mara, { caseId: about, mode: 'solo', minutes: 45, role: 'candidate' }, NOW)
  await pair()
  expect(await matchOf(ines)).toBeNull()
  expect(await matchOf(mara)).not.toBeNull()
  expect(await matchOf(mara)).toBe(await matchOf(otto))
})

test('[MA1] former partners are not matched again', async () => {
  const [mara, ines] = [await person('Mara'), await person('Ines')]
  await endedRoom(ines, { others: [[mara, 'interviewer']], from: later(-3_600_000) })
  await joinQueue(mara.id, A_WISH, NOW)
  await joinQueue(ines.id, A_WISH, NOW)
  await pair()
  expect([await matchOf(mara), await matchOf(ines)]).toEqual([null, null])
})

test('[MA4][MA5] both accept, and the second acceptance creates the room with both in their roles', async () => {
  const heard = await heardUpdates()
  const { ines, mara, matchId } = await offered(NOW)
  expect(await getQueueView(ines.id, later(5_000))).toMatchObject({
    status: 'offered',
    matchId,
    role: 'candidate',
    minutes: 45,
    answerInMs: ANSWER_MS - 5_000,
    partner: { name: 'Mara', level: 'mid', reliability: { came: 0, of: 0 } },
    accepted: false,
  })
  expect(await answerMatch(ines.id, matchId, true, NOW)).toEqual({ roomId: null })
  expect(await answerMatch(ines.id, matchId, true, NOW)).toEqual({ roomId: null })
  expect(await getQueueView(mara.id, NOW)).toMatchObject({ accepted: false, partnerAccepted: true })
  const { roomId } = await answerMatch(mara.id, matchId, true, NOW)
  expect(await answerMatch(ines.id, matchId, true, NOW)).toEqual({ roomId })
  const members = (await findMembers([roomId ?? ''])).get(roomId ?? '') ?? []
  expect(members.map(({ name, role }) => `${name} ${role}`)).toEqual(['Ines candidate', 'Mara interviewer'])
  for (const one of [ines, mara])
    expect(await getQueueView(one.id, NOW)).toMatchObject({ status: 'room', roomId })
  // Joined, offered, and the room, for each of the two; and for the second, that the first has accepted.
  const told = (who: { id: string }) => heard.filter((each) => JSON.stringify(each).includes(who.id)).length
  await expect.poll(() => [told(ines), told(mara)]).toEqual([3, 4])
  expect(heard.every((each) => JSON.stringify(each).includes('"kind":"match"'))).toBe(true)
})

test('[MA4] after a decline both go on waiting, and the two are not offered to each other again', async () => {
  const { ines, mara, matchId } = await offered(NOW)
  await answerMatch(mara.id, matchId, true, NOW)
  await answerMatch(ines.id, matchId, false, NOW)
  await pair()
  for (const one of [ines, mara])
    expect(await getQueueView(one.id, later(60_000))).toMatchObject({
      status: 'waiting',
      waitedMs: 60_000,
      refused: 1,
    })
  await expect(answerMatch(mara.id, matchId, true, NOW)).rejects.toMatchObject({ code: 'matching/over' })
  const otto = await waits('Otto', later(1_000), { firstRound: 'ask' })
  await pair()
  expect(await matchOf(otto)).toBe(await matchOf(ines))
})

test('[MA4] a user who declines match after match leaves the queue, and the other goes on waiting', async () => {
  const { ines, mara, matchId } = await offered(NOW)
  const decline = (at: Date) => ({
    ...{ id: crypto.randomUUID(), at, actorId: ines.id },
    ...{ action: 'matching/declined', subject: `user:${ines.id}` },
  })
  await db.auditEntry.createMany({
    data: [decline(later(-3_600_000)), ...Array.from({ length: DECLINES_AN_HOUR - 1 }, () => decline(NOW))],
  })
  await answerMatch(ines.id, matchId, false, NOW)
  expect(await getQueueView(ines.id, NOW)).toEqual({ status: 'idle', lastEnd: 'declined' })
  expect(await statusOf(mara)).toBe('waiting')
  const join = (now: Date) => joinQueue(ines.id, { ...A_WISH, language: 'de' }, now)
  await expect(join(later(3_599_000))).rejects.toMatchObject({ code: 'matching/declined-often' })
  await join(later(3_600_000))
})

test('[MA4] a user who does not answer in time leaves the queue, and the other goes on waiting', async () => {
  const { ines, mara, matchId } = await offered(NOW)
  await answerMatch(mara.id, matchId, true, NOW)
  const late = answerMatch(ines.id, matchId, true, later(ANSWER_MS + 1))
  await expect(late).rejects.toMatchObject({ code: 'matching/too-late' })
  await endUnanswered(matchId, later(ANSWER_MS))
  await endUnanswered(matchId, later(ANSWER_MS))
  expect(await getQueueView(ines.id, later(ANSWER_MS))).toEqual({ status: 'idle', lastEnd: 'unanswered' })
  expect(await statusOf(mara)).toBe('waiting')
})

test('[MA4] an offer whose job failed ends when one of the two looks', async () => {
  const { ines, mara } = await offered(NOW)
  expect(await statusOf(ines, later(3 * ANSWER_MS))).toBe('idle')
  expect(await statusOf(mara, later(3 * ANSWER_MS))).toBe('idle')
})

test('[MA5] a user who takes a seat on the case elsewhere meanwhile is not put into the room', async () => {
  const { ines, mara, matchId } = await offered(NOW)
  const { caseId } = await db.match.findUniqueOrThrow({ where: { id: matchId } })
  await answerMatch(ines.id, matchId, true, NOW)
  await room(ines, { caseId, role: 'interviewer', at: NOW })
  expect(await answerMatch(mara.id, matchId, true, NOW)).toEqual({ roomId: null })
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['waiting', 'waiting'])
})

test('[MA6] a ticket expires after an hour, but not while it is in a match', async () => {
  const otto = await waits('Otto', NOW, { language: 'de' })
  await endTicket(otto.id, later(TICKET_MS - 1))
  expect(await statusOf(otto)).toBe('waiting')
  await endTicket(otto.id, later(TICKET_MS))
  expect(await getQueueView(otto.id, later(TICKET_MS))).toEqual({ status: 'idle', lastEnd: 'expired' })

  const { ines, mara, matchId } = await offered(NOW)
  await endTicket(ines.id, later(TICKET_MS))
  expect(await matchOf(ines)).toBe(matchId)
  await answerMatch(mara.id, matchId, false, NOW)
  expect(await statusOf(mara)).toBe('waiting')
})

test('[MA6] a user who leaves is out of the queue, and the person offered to them goes on waiting', async () => {
  const otto = await waits('Otto', NOW, { language: 'de' })
  await leaveQueue(otto.id, NOW)
  await leaveQueue(otto.id, NOW)
  expect(await getQueueView(otto.id, NOW)).toEqual({ status: 'idle', lastEnd: 'left' })
  const { ines, mara, matchId } = await offered(NOW)
  await answerMatch(mara.id, matchId, true, NOW)
  await leaveQueue(ines.id, NOW)
  expect([await statusOf(ines), await statusOf(mara)]).toEqual(['idle', 'waiting'])
  await db.ticket.deleteMany()
  const two = await matched(later(1_000))
  await expect(leaveQueue(two.ines.id, NOW)).rejects.toMatchObject({ code: 'matching/in-room' })
})

test('[MA7] nobody is in the queue twice, or while they have a match', async () => {
  const otto = await waits('Otto', NOW, { language: 'de' })
  await expect(joinQueue(otto.id, A_WISH, NOW)).rejects.toMatchObject({ code: 'matching/waiting' })
  const { ines } = await matched(NOW)
  await expect(joinQueue(ines.id, A_WISH, NOW)).rejects.toMatchObject({ code: 'matching/matched' })
  const same = await person('Noa')
  const joins = await Promise.allSettled(
    [1, 2, 3].map(() => joinQueue(same.id, { ...A_WISH, language: 'pt' }, NOW)),
  )
  expect(joins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('[MA7] joining is rate-limited, and a wish that no case matches is refused', async () => {
  const otto = await person('Otto')
  const impossible = { ...A_WISH, topics: ['no such topic'] }
  await expect(joinQueue(otto.id, impossible, NOW)).rejects.toMatchObject({ code: 'matching/no-case' })
  await db.arrival.createMany({
    data: Array.from({ length: JOINS_AN_HOUR }, (_, index) => ({
      id: crypto.randomUUID(),
      userId: otto.id,
      ...A_WISH,
      at: later(-index * 1_000),
      outcome: 'left' as const,
    })),
  })
  await expect(joinQueue(otto.id, A_WISH, NOW)).rejects.toMatchObject({ code: 'matching/too-often' })
  await joinQueue(otto.id, A_WISH, later(3_600_000))
})

test('[MA7] the form starts with the user’s last wish', async () => {
  const otto = await person('Otto')
  const user = { id: otto.id, level: 'staff' as const, languages: ['pt', 'en'] }
  expect(await getLastWish(user)).toEqual({ ...A_WISH, language: 'pt', level: 'staff' })
  const wish = { ...A_WISH, language: 'de' as const, minutes: 35 as const, topics: ['payments'] }
  await joinQueue(otto.id, wish, NOW)
  expect(await getLastWish(user)).toEqual(wish)
})

test('[MA15] a match is accessible to its two people only', async () => {
  const { ines, matchId } = await offered(NOW)
  const stranger = await person('Stranger')
  for (const accepts of [true, false])
    await expect(answerMatch(stranger.id, matchId, accepts, NOW)).rejects.toMatchObject({ code: 'not-found' })
  const unknown = answerMatch(stranger.id, crypto.randomUUID(), true, NOW)
  await expect(unknown).rejects.toMatchObject({ code: 'not-found' })
  expect(await statusOf(stranger)).toBe('idle')
  expect(await statusOf(ines)).toBe('offered')
})
