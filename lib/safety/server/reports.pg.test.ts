import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listBlocks } from '@/lib/auth/server/blocks/list-blocks'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import type { CommentPlace } from '@/lib/review/domain/comments/comment'
import { unpackBoard } from '@/lib/review/domain/packed-board'
import { addComment } from '@/lib/review/server/comments/add-comment'
import { handIn } from '@/lib/review/server/peer/hand-in'
import { submitReview } from '@/lib/review/server/peer/submit-review'
import { takeReview } from '@/lib/review/server/peer/take-review'
import { makeShareLink } from '@/lib/review/server/share/make-link'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { A_WISH } from '@/tests/fixtures/seekers'
import { at, booked, DAY, HOUR, member, NOW, waitingJobs } from '@/tests/fixtures/slots'
import { soloRound } from '@/tests/fixtures/solo-round'
import { codeOf } from '@/tests/support/errors/code-of'
import type { NewReport, ReportTarget } from '../domain/report'
import { fileReport } from './file-report'
import { listSentReports } from './own-reports'
import { getReport, getReportDesk } from './report-desk'

const FROM = new Date(at(-2 * HOUR))
const later = (ms: number) => new Date(at(ms))

let ines: Person
let mara: Person
let otto: Person

beforeAll(() => syncContent())
beforeEach(async () => {
  await db.report.deleteMany()
  ;[ines, mara, otto] = [await member('Ines Duarte'), await member('Mara Kovac'), await member('Otto Lind')]
})

const send = (reporter: Person, target: ReportTarget, more: Partial<NewReport> = {}, now = NOW) =>
  fileReport(
    reporter,
    { target, reason: 'insult', text: 'Shouted at me.', attach: false, block: false, ...more },
    now,
  )

/** The newest report as the administrators see it. */
async function newest() {
  const row = await db.report.findFirstOrThrow({ orderBy: [{ at: 'desc' }, { id: 'desc' }] })
  return { row, view: await getReport(row.id) }
}

describe('people who can be reported', () => {
  test('[SF1] somebody in a room that the reporter is or was in, and nobody else', async () => {
    const roomId = await room(ines, { others: [[mara, 'interviewer']], at: NOW })
    const about = (member: number): ReportTarget => ({ from: 'room', roomId, member })
    expect(await codeOf(send(otto, about(1)))).toBe('not-found')
    expect(await codeOf(send(ines, about(1)))).toBe('not-found')
    expect(await codeOf(send(ines, about(9)))).toBe('not-found')
    expect(await codeOf(send(ines, { from: 'room', roomId: newId(), member: 1 }))).toBe('not-found')
    expect(await db.report.count()).toBe(0)
    await send(ines, about(2))
    // A removed member may still report others, and may still be reported.
    await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW } })
    await send(mara, about(1))
    expect((await newest()).row).toMatchObject({ reporterId: mara.id, reportedId: ines.id, placeId: roomId })
  })

  test('[SF1][SL12] a person who has since deleted the round is not named to the reporter', async () => {
    const roomId = await endedRoom(ines, { from: FROM, others: [[mara, 'interviewer']] })
    await send(ines, { from: 'room', roomId, member: 2 })
    expect(await listSentReports(ines.id)).toMatchObject([{ about: 'Mara Kovac' }])
    await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW, goneAt: NOW } })
    expect(await listSentReports(ines.id)).toMatchObject([{ about: 'Former partner' }])
    // Administrators know whom it is about.
    expect((await newest()).row.reportedName).toBe('Mara Kovac')
  })

  test('[SF1] the partner of a booked round, before its room opens and its people are shown', async () => {
    const { matchId, roomId } = await booked(ines, mara, at(DAY))
    expect(await codeOf(send(ines, { from: 'room', roomId, member: 2 }))).toBe('not-found')
    expect(await codeOf(send(otto, { from: 'match', matchId }))).toBe('not-found')
    await send(mara, { from: 'match', matchId }, { attach: true })
    const { row } = await newest()
    expect(row).toMatchObject({ reportedId: ines.id, place: 'match', record: null })
  })

  test('[SF1] somebody who asked for a round', async () => {
    const offer = {
      id: newId(),
      userId: ines.id,
      forId: mara.id,
      startsAt: later(DAY),
      status: 'open',
    } as const
    await db.offer.create({ data: { ...A_WISH, ...offer, createdAt: NOW } })
    expect(await codeOf(send(otto, { from: 'ask', offerId: offer.id }))).toBe('not-found')
    expect(await codeOf(send(ines, { from: 'ask', offerId: offer.id }))).toBe('not-found')
    await send(mara, { from: 'ask', offerId: offer.id })
    expect((await newest()).row.reportedId).toBe(ines.id)
  })

  test('[SF1][SF2][SF3] the author of a comment that the reporter can read; behind a link, without learning who it is', async () => {
    completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })
    const roomId = await soloRound(ines, { from: FROM })
    const wanted = { scope: 'replay', days: null, embeds: false, comments: true, picture: null } as const
    const place = { token: (await makeShareLink(ines, roomId, wanted, NOW)).token }
    const about = { kind: 'moment', elapsed: 0 } as const
    const write = async (by: Person, where: CommentPlace, text: string) => {
      const comment = { text, key: newId(), to: { about } }
      return (await addComment({ id: by.id, kind: 'member' }, where, comment, NOW)).seq
    }
    const [hers, theirs] = [await write(ines, { roomId }, 'Look'), await write(mara, place, 'Rude words')]
    const member = (seq: number) => ({ from: 'comment', place: { roomId }, seq }) as const
    expect(await codeOf(send(otto, member(theirs)))).toBe('not-found')
    expect(await codeOf(send(ines, member(9)))).toBe('not-found')
    expect(await codeOf(send(ines, member(hers)))).toBe('not-found')
    await send(ines, member(theirs), { attach: true })
    const { row, view } = await newest()
    expect(row).toMatchObject({ reportedId: mara.id, place: 'comment', placeId: roomId })
    expect(view.record).toEqual({ chat: [], board: '', fields: [{ title: 'Comment', text: 'Rude words' }] })
    await send(mara, { from: 'comment', place, seq: hers }, { block: true })
    expect((await newest()).row).toMatchObject({ reportedId: ines.id })
    expect(await listSentReports(mara.id)).toMatchObject([{ about: 'The author of a comment' }])
    expect(await listBlocks(mara.id)).toEqual([])
  })

  test('[SF1][SF2][SF3] the partner of a peer review, without learning who it is', async () => {
    await handIn(
      { ...ines, level: 'mid', languages: ['en'] },
      await soloRound(ines, { from: FROM }),
      null,
      NOW,
    )
    const reviewId = await takeReview({ id: mara.id, level: 'mid', languages: ['en'] }, null, NOW)
    const target = { from: 'review', reviewId } as const
    for (const nobody of [otto, ines]) expect(await codeOf(send(nobody, target))).toBe('not-found')
    await send(mara, target, { attach: true, block: true })
    const first = await newest()
    expect(first.row).toMatchObject({ reportedId: ines.id, reportedName: 'Ines Duarte' })
    expect(first.view.record?.fields[0]?.text).toContain('Hotels refuse three percent')
    const mine = gradeInput(sheet(2, 2, 2, 2, 2, 2, 2))
    await submitReview(mara.id, reviewId, { ...mine, keep: 'Nothing, idiot.', feedback: [] }, NOW)
    await send(ines, target, { attach: true, block: true }, later(1))
    const second = await newest()
    expect(second.row.reportedId).toBe(mara.id)
    expect(second.view.record).toMatchObject({ chat: [], board: '' })
    expect(second.view.record?.fields).toContainEqual({ title: 'Keep', text: 'Nothing, idiot.' })
    expect(JSON.stringify([await listSentReports(mara.id), await listSentReports(ines.id)])).not.toMatch(
      /Ines|Mara/,
    )
    // A list of blocked people would reveal the name.
    expect([await listBlocks(mara.id), await listBlocks(ines.id)]).toEqual([[], []])
  })
})

describe('attachments', () => {
  test('[SF2] chat, worksheet and board if the reporter agrees, and nothing that is private to anybody', async () => {
    const roomId = await playHotelSession(ines, mara, FROM)
    await send(ines, { from: 'room', roomId, member: 2 })
    expect((await newest()).view).toMatchObject({ record: null, hasRecord: false })
    await send(mara, { from: 'room', roomId, member: 1 }, { attach: true }, later(1))
    // It outlives the room.
    await db.room.delete({ where: { id: roomId } })
    const { record } = (await newest()).view
    expect(record?.chat.slice(0, 2)).toMatchObject([
      { name: 'Ines Duarte', whose: 'reported', text: 'Do we sell one room, or rooms of a type?' },
      { name: 'Mara Kovac', whose: 'reporter' },
    ])
    expect(record?.fields.map(({ title }) => title)).toContain('Purpose')
    expect(unpackBoard(record?.board ?? '').length).toBeGreaterThan(5)
    const text = JSON.stringify(record)
    for (const secret of ['Asks who loses money', 'Saw architecture'])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
  })
})

describe('limits', () => {
  test('[SF4] five within a day, even at once, and the sixth a day later', async () => {
    const others = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => person(name)))
    const roomId = await room(ines, { others: others.map((one) => [one, 'observer']), at: NOW })
    const codes = await Promise.all(
      others.map((_, index) => codeOf(send(ines, { from: 'room', roomId, member: index + 2 }))),
    )
    expect(codes.filter((code) => code === 'none')).toHaveLength(5)
    expect(codes.filter((code) => code === 'report/too-many')).toHaveLength(1)
    const left = codes.indexOf('report/too-many') + 2
    expect(await codeOf(send(ines, { from: 'room', roomId, member: left }, {}, later(DAY - 1)))).toBe(
      'report/too-many',
    )
    await send(ines, { from: 'room', roomId, member: left }, {}, later(DAY))
  })

  test('[SF4] one about the same person and place while it is open', async () => {
    const roomId = await room(ines, { others: [[mara, 'interviewer']], at: NOW })
    await send(ines, { from: 'room', roomId, member: 2 })
    expect(await codeOf(send(ines, { from: 'room', roomId, member: 2 }))).toBe('report/sent')
    expect((await getReportDesk(false)).open).toBe(1)
  })

  test('[SF3][SF5] the reporter may block too, and nobody is notified of either', async () => {
    const roomId = await endedRoom(ines, { others: [[mara, 'interviewer']], from: FROM })
    await send(ines, { from: 'room', roomId, member: 2 }, { block: true })
    expect((await listBlocks(ines.id)).map(({ name }) => name)).toEqual(['Mara Kovac'])
    expect(await waitingJobs('safety/decision')).toEqual([])
    expect([await listSentReports(mara.id), await listBlocks(mara.id)]).toEqual([[], []])
  })
})
