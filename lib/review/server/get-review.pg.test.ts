import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { PEER_GRADE_OF_HOTEL, playHotelSession, selfGradeOfHotel } from '@/tests/fixtures/hotel-session'
import { unpackBoard } from '../domain/packed-board'
import { getChatPage } from './get-chat-page'
import { getReview } from './get-review'
import { listSessions } from './sessions/list-sessions'

const FROM = new Date('2026-11-20T18:00:00Z')
const LATER = new Date('2026-11-20T19:00:00Z').getTime()

let ines: Person
let mara: Person
let otto: Person
let roomId: string

beforeAll(async () => {
  await syncContent()
  ;[ines, mara, otto] = [await person('Ines Duarte'), await person('Mara Kovac'), await person('Otto')]
  roomId = await playHotelSession(ines, mara, FROM)
  await db.member.create({ data: { roomId, userId: otto.id, role: 'observer', number: 3 } })
})

const reviewFor = async (viewer: Person, id = roomId) => {
  const review = await getReview(viewer.id, id, LATER)
  if (!review) throw new Error('The round is not over')
  return review
}

test('[GR15] another’s session looks the same as one that never existed', async () => {
  const stranger = await person('Stranger')
  const unknown = roomId.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  for (const [viewer, id] of [
    [stranger, roomId],
    [ines, unknown],
    [ines, 'sessions'],
  ] as const) {
    await expect(getReview(viewer.id, id, LATER)).rejects.toMatchObject({
      code: 'not-found',
      params: { what: 'session' },
    })
  }
})

test('a round that is not over has no review yet', async () => {
  const kai = await person('Kai')
  expect(await getReview(kai.id, await room(kai), LATER)).toBeNull()
})

test('[TR1] the review has the final board, the trials on it, the worksheet, the chat, and planned and actual minutes', async () => {
  const { record, people, title, minutes } = await reviewFor(ines)
  expect({ title, minutes }).toEqual({ title: 'Hotel availability and booking', minutes: 45 })
  expect(people).toEqual([
    { name: 'Ines Duarte', role: 'candidate', number: 1, mine: true },
    { name: 'Mara Kovac', role: 'interviewer', number: 2, mine: false },
    { name: 'Otto', role: 'observer', number: 3, mine: false },
  ])
  expect(unpackBoard(record.board).map(({ id }) => id)).toContain('payment')
  expect(record.parts).toContainEqual({ id: 'payment', label: 'Payment provider' })
  expect(record.fields.find(({ id }) => id === 'core-problem')?.text).toMatch(/^The last room must sell once/)
  expect(record.chat.lines[0]).toMatchObject({ name: 'Ines Duarte', mine: true, elapsed: 144_000 })
  expect(record.elapsed).toBe(45 * 60_000)
  const questions = record.steps.find(({ slug }) => slug === 'questions')
  expect(questions).toMatchObject({ planned: 5, title: 'Questions' })
  expect(questions?.actual).toBeCloseTo(6.5)
  expect(record.steps.reduce((sum, { actual }) => sum + actual, 0)).toBeCloseTo(45)
  expect(record.visits.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(record.elapsed)
  expect(record.marks.map(({ kind }) => kind)).toEqual(['hint', 'hint', 'curveball', 'trial'])
  expect(record.marks.at(-1)).toMatchObject({ elapsed: 42.3 * 60_000, text: 'Nights and bookings is down.' })
})

test('a long chat arrives in pages, for members only and once the round is over', async () => {
  const kai = await person('Kai')
  const text = 'x'.repeat(4_000)
  const id = await endedRoom(kai, {
    from: FROM,
    others: [[await person('Lea'), 'interviewer']],
    moves: Array.from({ length: 60 }, (_, minute) => ({
      minute: minute / 4,
      by: kai,
      does: { kind: 'say', text },
    })),
  })
  const { chat } = (await reviewFor(kai, id)).record
  expect([chat.count, JSON.stringify(chat).length < 48_000]).toEqual([60, true])
  let { lines, next } = chat
  const seen = [...lines]
  while (next !== null) {
    ;({ lines, next } = await getChatPage(kai.id, id, next, new Date(LATER)))
    seen.push(...lines)
  }
  expect(seen.map((line) => line.text)).toEqual(Array(60).fill(text))
  const refused = { code: 'not-found' }
  await expect(getChatPage(ines.id, id, 0, new Date(LATER))).rejects.toMatchObject(refused)
  await expect(getChatPage(kai.id, await room(kai), 0, new Date(LATER))).rejects.toMatchObject(refused)
})

test('[P7] private notes and marks are sent only to their author', async () => {
  const [hers, his, theirs] = await Promise.all([ines, mara, otto].map((viewer) => reviewFor(viewer)))
  expect(his?.record.notes.map(({ text }) => text)).toContain('Names the hardest part by herself')
  expect(his?.grading?.form?.marks).toMatchObject({ 'trade-offs': 2 })
  for (const other of [hers, theirs]) {
    expect(JSON.stringify(other)).not.toContain('Names the hardest part')
    expect(other?.record.notes).toEqual([])
  }
  expect(hers?.grading?.form?.marks).toEqual({})
})

test('[P7] the guide opens for those who earned it, and a review contains none of its text but the notes on observables', async () => {
  const [hers, his, theirs] = await Promise.all([ines, mara, otto].map((viewer) => reviewFor(viewer)))
  expect([hers?.guideOf, his?.guideOf, theirs?.guideOf]).toEqual([
    'hotel-booking-system',
    'hotel-booking-system',
    null,
  ])
  expect(JSON.stringify([hers, theirs])).not.toContain('Searching is 300 times more common')
})

test('[GR9] grades stay closed to the other until both are in; an observer gets none', async () => {
  await submitGrade(mara.id, roomId, PEER_GRADE_OF_HOTEL, new Date(LATER))
  const waiting = await reviewFor(ines)
  expect(JSON.stringify(waiting)).not.toContain(
    'Row lock asserted. No cost named, nothing that would reverse it',
  )
  expect(waiting.grading?.columns.map(({ status }) => status)).toEqual(['awaited', 'in'])
  await submitGrade(ines.id, roomId, selfGradeOfHotel(mara), new Date(LATER))
  const open = await reviewFor(ines)
  expect(open.grading).toMatchObject({
    released: true,
    form: null,
    verdict: { title: 'Hire at Mid', reason: 'Senior needs depth ≥ 3 and trade-offs ≥ 3', by: 'peer' },
  })
  expect(open.grading?.differences?.differing.map(({ dimension }) => dimension)).toEqual([
    'architecture',
    'depth',
    'trade-offs',
    'communication',
  ])
  expect((await reviewFor(otto)).grading).toBeNull()
})

test('the list has open rooms and past ones, each for its members only', async () => {
  const [kai, lea] = [await person('Kai'), await person('Lea')]
  const open = await room(kai, { caseId: 'rate-limiter', others: [[lea, 'interviewer']] })
  const alone = await endedRoom(kai, {
    mode: 'solo',
    from: FROM,
    moves: [
      { minute: 5, by: kai, does: { kind: 'pause' } },
      { minute: 9, by: kai, does: { kind: 'resume' } },
    ],
  })
  const sessions = await listSessions(kai.id, {}, LATER)
  expect(sessions.open).toMatchObject([{ id: open, role: 'candidate', partners: ['Lea'], started: false }])
  expect(sessions.ended).toMatchObject([
    { id: alone, partners: [], at: FROM.getTime(), played: 16 * 60_000, grading: { toGrade: true } },
  ])
  expect(sessions.next).toBeNull()
  const hers = await listSessions(lea.id, {}, LATER)
  expect([hers.open.map(({ id }) => id), hers.ended]).toEqual([[open], []])
})

test('a long list continues where the previous page ended, and a removed member sees nothing', async () => {
  const kai = await person('Kai')
  const ids: string[] = []
  for (let day = 0; day < 51; day++)
    ids.push(await room(kai, { at: new Date(FROM.getTime() + day * 24 * 3_600_000) }))
  await db.room.updateMany({ where: { id: { in: ids } }, data: { phase: 'ended', endedAt: FROM } })
  const first = await listSessions(kai.id, {}, LATER)
  expect(first.ended.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 50))
  const second = await listSessions(kai.id, { before: first.next ?? '' }, LATER)
  expect(second.ended.map(({ id }) => id)).toEqual([ids[0]])
  expect(second.next).toBeNull()
  await db.member.updateMany({ where: { userId: kai.id }, data: { removedAt: FROM } })
  expect(await listSessions(kai.id, {}, LATER)).toMatchObject({ open: [], ended: [], count: 0, next: null })
})
