import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { isBeingGraded } from '@/lib/grading/server/ai/is-being-graded'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { getReview } from '@/lib/review/server/get-review'
import { isInUse } from '@/lib/review/server/is-in-use'
import { listSessions } from '@/lib/review/server/sessions/list-sessions'
import { makeShareLink } from '@/lib/review/server/share/make-link'
import { isReported } from '@/lib/safety/server/is-reported'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import type { Person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { roundOfTwo } from '@/tests/fixtures/round-of-two'
import { rowsOfRoom } from '@/tests/fixtures/rows-of-room'
import { recordRoom } from '../log/recording/record-room'
import { removeOldRounds } from './remove-old-rounds'
import { setGoingDates } from './set-going-dates'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const FROM = new Date('2026-01-10T18:00:00Z')
const ENDED = new Date(FROM.getTime() + 20 * 60_000)
/** A number of days after the round ended. */
const day = (days: number) => new Date(ENDED.getTime() + days * 24 * 3_600_000)
const keepFor = (days: number | null) => completeEnv({ KEEP_ROUNDS_DAYS: days === null ? '' : `${days}` })
const HOLDS = [isBeingGraded, isInUse, isReported]
const errors = vi.spyOn(console, 'error').mockImplementation(() => {})

let mara: Person
let zeph: Person
let roomId: string

beforeAll(() => syncContent())
beforeEach(async () => {
  errors.mockClear()
  await db.room.deleteMany()
  ;({ mara, zeph, roomId } = await roundOfTwo(FROM))
  keepFor(100)
})

/** What the nightly job does, in order. */
async function follow(now: Date): Promise<string[]> {
  await setGoingDates(now)
  return removeOldRounds(HOLDS, now)
}
const goesAt = async (id = roomId) => (await db.room.findUniqueOrThrow({ where: { id } })).goesAt
const isThere = async () => (await db.room.count({ where: { id: roomId } })) > 0

test('[RT1] a round is deleted after its days, with everything in it, and the others stay', async () => {
  const words = { ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3)), feedback: [] }
  await submitGrade(mara.id, roomId, words, day(0.1))
  await submitGrade(zeph.id, roomId, words, day(0.1))
  await makeShareLink(
    mara,
    roomId,
    { scope: 'replay', days: 30, embeds: false, comments: false, picture: null },
    day(1),
  )
  await db.image.create({ data: { roomId, hash: newId(), mime: 'image/png', bytes: Buffer.from('x') } })
  await recordRoom(roomId)
  await db.member.updateMany({ where: { roomId }, data: { pinnedAt: day(1) } })
  const younger = await endedRoom(mara, { mode: 'solo', from: day(30) })
  expect((await rowsOfRoom(roomId)).length).toBeGreaterThan(6)
  expect(await follow(day(87))).toEqual([])
  expect(await follow(day(100.9))).toEqual([])
  expect(await follow(day(101))).toEqual([roomId])
  expect(await rowsOfRoom(roomId)).toEqual([])
  expect(await goesAt(younger)).toBeNull()
})

test('[RT1] without the setting rounds are kept forever, even one whose date has come', async () => {
  await setGoingDates(day(87))
  keepFor(null)
  expect(await removeOldRounds(HOLDS, day(500))).toEqual([])
  expect(await follow(day(500))).toEqual([])
  expect(await goesAt()).toBeNull()
})

test('[RT2] its people can read the date on its page and in their lists, for 14 days', async () => {
  const told = async (who: Person) => {
    const { ended } = await listSessions(who.id, {}, day(90).getTime())
    return [(await getReview(who.id, roomId, day(90).getTime()))?.goesAt, ended[0]?.goesAt]
  }
  await follow(day(85.9))
  expect(await told(mara)).toEqual([null, null])
  await follow(day(86))
  const at = day(100).getTime()
  expect([await told(mara), await told(zeph)]).toEqual([
    [at, at],
    [at, at],
  ])
})

test('[RT2] also if the setting is made later; a date is never made earlier, and can be withdrawn', async () => {
  expect(await follow(day(400))).toEqual([])
  expect(await goesAt()).toEqual(day(414))
  keepFor(30)
  await follow(day(401))
  expect(await goesAt()).toEqual(day(414))
  keepFor(415)
  await follow(day(402))
  expect(await goesAt()).toEqual(day(415))
  keepFor(500)
  expect(await follow(day(415))).toEqual([])
  expect(await goesAt()).toBeNull()
})

const held: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
  [
    'a model grades it',
    () =>
      db.aiGrading.create({
        data: {
          ...{ id: newId(), roomId, startedById: mara.id, rubricVersion: 2, promptVersion: 1 },
          ...{ model: 'm', createdAt: day(99) },
        },
      }),
    () => db.aiGrading.updateMany({ where: { roomId }, data: { status: 'done' } }),
  ],
  [
    'a review of it is asked for',
    () =>
      db.peerReview.create({
        data: {
          ...{ id: newId(), roomId, subjectId: mara.id, status: 'asked', level: 'mid', languages: ['en'] },
          askedAt: day(99),
        },
      }),
    () => db.peerReview.updateMany({ where: { roomId }, data: { status: 'withdrawn' } }),
  ],
  [
    'somebody has a link to it',
    () =>
      makeShareLink(
        mara,
        roomId,
        { scope: 'board', days: null, embeds: false, comments: false, picture: null },
        day(99),
      ),
    () => db.shareLink.updateMany({ where: { roomId }, data: { revokedAt: day(101) } }),
  ],
  ['a report about it is open', () => reported(roomId), decided],
  [
    'a report about its review is open',
    async () => {
      const id = newId()
      await db.peerReview.create({
        data: {
          ...{ id, roomId, subjectId: mara.id, status: 'done', level: 'mid', languages: ['en'] },
          askedAt: day(9),
        },
      })
      await reported(id)
    },
    decided,
  ],
]

function reported(placeId: string) {
  return db.report.create({
    data: {
      ...{ id: newId(), at: day(99), reporterId: mara.id, reportedId: zeph.id, reporterName: 'Mara' },
      ...{
        reportedName: 'Zeph',
        place: 'room',
        placeId,
        title: 'Hotels',
        reason: 'insult',
        text: 'Shouted.',
      },
    },
  })
}

async function decided() {
  const { id: reportId } = await db.report.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await db.reportDecision.create({
    data: { id: newId(), reportId, at: day(101), adminName: 'Ada', outcome: 'closed', note: 'Settled.' },
  })
}

test.each(held)('[RT3] a round stays while %s, and is deleted afterwards', async (_what, hold, letGo) => {
  await setGoingDates(day(86))
  await hold()
  expect(await follow(day(100))).toEqual([])
  expect(await isThere()).toBe(true)
  await letGo()
  expect(await follow(day(102))).toEqual([roomId])
})

test('[RT4] a round that is held or fails does not delay the others, and the next run continues one that ends early', async () => {
  const more: string[] = []
  for (const minute of [1, 2, 3])
    more.push(await endedRoom(mara, { mode: 'solo', from: new Date(FROM.getTime() + minute * 60_000) }))
  const now = day(120)
  await setGoingDates(day(87))
  expect(await removeOldRounds([], now, -1)).toEqual([])
  const fails = async (id: string) => {
    if (id === more[0]) throw new Error('cannot be read')
    return id === roomId
  }
  expect((await removeOldRounds([fails], now)).toSorted()).toEqual(more.slice(1).toSorted())
  expect(errors.mock.calls.flat().join(' ')).toContain(more[0])
  expect((await removeOldRounds([], now)).toSorted()).toEqual([roomId, more[0]].toSorted())
})
