import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eraseSession } from '@/lib/accounts/server/deletion/erase-session'
import { FORMER_NAME } from '@/lib/auth/domain/deleted-account'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { roundOfTwo, says } from '@/tests/fixtures/round-of-two'
import { rowsOfRoom } from '@/tests/fixtures/rows-of-room'
import { archiveOf } from '@/tests/fixtures/session-archive'
import { columnsWith } from '@/tests/support/database-text'
import { codeOf } from '@/tests/support/errors/code-of'
import { archiveSourceOf } from '../archive/archive-source'
import { importSession } from '../archive/import-session'
import { archivableRound } from '../archive/write-archive'
import { getComments } from '../comments/get-comments'
import { getComparison } from '../compare/get-comparison'
import { getChatPage } from '../get-chat-page'
import { getReplayPage } from '../get-replay-page'
import { getReview } from '../get-review'
import { makeShareLink } from '../share/make-link'
import { deleteForGood } from './delete-for-good'
import { indexSession } from './index-session'
import { listSessions } from './list-sessions'
import { listTrash } from './list-trash'
import { moveToTrash, takeFromTrash } from './move-to-trash'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const NOW = new Date('2026-11-30T10:00:00Z')
const SETTLED = new Date('2026-11-30T10:01:00Z')
const FROM = new Date('2026-11-28T10:00:00Z')

let zeph: Person
let mara: Person
let roomId: string
let NAME = ''
let WORD = ''

const words = (text: string) => ({
  ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3), { keep: text, change: text, notes: { depth: text } }),
  feedback: [],
})

beforeAll(() => syncContent())

beforeEach(async () => {
  const round = await roundOfTwo(FROM)
  ;({ zeph, mara, roomId, name: NAME, word: WORD } = round)
  await indexSession(roomId)
})

const listed = async (who: Person, search?: string) => {
  const filter = search === undefined ? {} : { search }
  return (await listSessions(who.id, { filter }, NOW.getTime())).ended.map(({ id }) => id)
}
/** The responses of a session's page, its replay and its chat for a person. */
const opens = async (who: Person) => [
  await codeOf(getReview(who.id, roomId, NOW.getTime())),
  await codeOf(getReplayPage(who.id, roomId, 0, NOW)),
  await codeOf(getChatPage(who.id, roomId, 0, NOW)),
  await codeOf(getRoom(who.id, roomId, NOW.getTime())),
  await codeOf(archivableRound(who.id, roomId)),
  await codeOf(getComments({ id: who.id, kind: 'member' }, { roomId }, NOW)),
  await codeOf(getComparison(who.id, roomId, null, NOW)),
]
const OPEN = Array(7).fill('none')
const CLOSED = Array(7).fill('not-found')
/** Archives of the session that a person has here, and imports made from them. */
const keptArchives = async () => [
  await db.dataExport.count({ where: { about: roomId } }),
  await db.importedSession.count({ where: { source: archiveSourceOf(roomId) } }),
]

/** Trash, then for good, then the job, both times. */
async function deleted(who: Person) {
  await moveToTrash(who.id, roomId, NOW)
  await deleteForGood(who.id, roomId, NOW)
  await eraseSession(who.id, roomId, NOW)
  await eraseSession(who.id, roomId, SETTLED, true)
}

const REPLAY = { scope: 'replay', days: 30, embeds: false, comments: false, picture: null } as const

describe('deleted for good', () => {
  test('[SL12] it no longer opens for its person, at once', async () => {
    await moveToTrash(zeph.id, roomId, NOW)
    await deleteForGood(zeph.id, roomId, NOW)
    expect(await opens(zeph)).toEqual(CLOSED)
    expect([await listed(zeph), await listTrash(zeph.id)]).toEqual([[], []])
    expect(await codeOf(takeFromTrash(zeph.id, roomId))).toBe('not-found')
    // The name is gone at once too, before the job has run.
    const review = await getReview(mara.id, roomId, NOW.getTime())
    expect(review?.people.map(({ name }) => name)).toEqual(['Mara Kovac', FORMER_NAME])
  })

  test('[SL12] nothing of theirs is left, and the other person’s copy stays', async () => {
    const ended = new Date(FROM.getTime() + 3_600_000)
    await submitGrade(mara.id, roomId, words('Mine'), ended)
    await submitGrade(zeph.id, roomId, words(WORD), ended)
    await deleted(zeph)
    // The account itself still has its name, and nothing else does.
    expect(await columnsWith([NAME.split(' ')[1] ?? ''])).toEqual(['User.name'])
    expect(await columnsWith([WORD])).toEqual([])
    const review = await getReview(mara.id, roomId, NOW.getTime())
    expect(review?.people).toMatchObject([
      { name: 'Mara Kovac', mine: true },
      { name: FORMER_NAME, role: 'interviewer' },
    ])
    expect(review?.record.fields.find(({ id }) => id === 'purpose')?.text).toContain('sold twice')
    expect(review?.record.board).not.toBe('')
    expect(review?.record.chat.lines.map(({ name, text }) => [name, text])).toEqual([
      [FORMER_NAME, 'Deleted by its author.'],
      ['Mara Kovac', 'Go on, [interviewer]'],
    ])
    // The scores that they gave belong to the other person, and the grades stay open.
    expect(review?.grading?.released).toBe(true)
    expect(review?.grading?.columns.map(({ status, name }) => [status, name])).toEqual([
      ['open', 'Mara Kovac'],
      ['open', FORMER_NAME],
    ])
    expect((await listSessions(mara.id, {}, NOW.getTime())).ended).toMatchObject([
      { id: roomId, partners: [FORMER_NAME] },
    ])
    await eraseSession(zeph.id, roomId, NOW)
    expect(await opens(mara)).toEqual(OPEN)
  })

  test("[SL12] a candidate's own grade is deleted with it, and nobody waits for it", async () => {
    const ended = new Date(FROM.getTime() + 3_600_000)
    await submitGrade(mara.id, roomId, words('Mine'), ended)
    await submitGrade(zeph.id, roomId, words('Yours'), ended)
    await deleted(mara)
    expect(await db.grade.count({ where: { roomId, graderId: mara.id } })).toBe(0)
    const review = await getReview(zeph.id, roomId, NOW.getTime())
    expect(review?.grading).toMatchObject({ released: true, columns: [{ mine: true, status: 'open' }] })
    expect(await opens(mara)).toEqual(CLOSED)
  })

  test('[SL12][IM5] its archives are deleted, whoever requested them, and so are imports made from them', async () => {
    await importSession(mara.id, await archiveOf(mara, roomId, NOW), NOW)
    await archiveOf(zeph, roomId, NOW)
    expect(await keptArchives()).toEqual([2, 1])
    await deleted(zeph)
    expect(await keptArchives()).toEqual([0, 0])
  })

  test('[SL12] the job runs once more, and erases anything that arrived in the meantime', async () => {
    await deleted(zeph)
    const { seq: base } = await loadRoom(roomId)
    const late: RoomEvent = {
      ...publicEvent('chat/said', { text: `Late ${WORD}` }),
      ...{ seq: base + 1, at: NOW.getTime(), actorId: zeph.id, client: null, op: null },
    }
    await appendEvents([{ roomId, base, events: [late], projections: [] }])
    const comment = { authorId: zeph.id, text: WORD, at: NOW, about: { kind: 'moment', elapsed: 0 } }
    await db.roundComment.create({ data: { roomId, seq: 1, key: newId(), ...comment } })
    expect(await columnsWith([WORD])).toEqual(['RoomEvent.data', 'RoundComment.text'])
    const { rows } = await pool().query<{ at: Date }>(
      `select run_at as at from graphile_worker._private_jobs where key like '%' || $1 || '%again'`,
      [`${roomId} ${zeph.id}`],
    )
    expect(rows).toEqual([{ at: new Date(NOW.getTime() + 60_000) }])
    await eraseSession(zeph.id, roomId, NOW)
    expect(await columnsWith([WORD])).toEqual([])
  })

  test('[SL12] a person who had another name in the round leaves neither name', async () => {
    await db.user.update({ where: { id: zeph.id }, data: { name: 'Ada Blue' } })
    await deleted(zeph)
    expect(await columnsWith([NAME.split(' ')[1] ?? ''])).toEqual([])
  })

  test('[SL12] a waiting review ends', async () => {
    await db.peerReview.create({
      data: {
        ...{ id: newId(), roomId, subjectId: mara.id, status: 'open', level: 'mid', languages: ['en'] },
        ...{ askedAt: NOW, openedAt: NOW },
      },
    })
    await moveToTrash(zeph.id, roomId, NOW)
    await deleteForGood(zeph.id, roomId, NOW)
    expect(await db.peerReview.findUnique({ where: { roomId } })).toMatchObject({ status: 'withdrawn' })
  })

  test('[SL13] once everybody has deleted it, no row of any table refers to it', async () => {
    const otto = await person('Otto')
    await db.member.create({ data: { roomId, userId: otto.id, role: 'observer', number: 3 } })
    const ended = new Date(FROM.getTime() + 3_600_000)
    await submitGrade(mara.id, roomId, words('Mine'), ended)
    await submitGrade(zeph.id, roomId, words('Yours'), ended)
    await makeShareLink(mara, roomId, REPLAY, NOW)
    await db.image.create({ data: { roomId, hash: newId(), mime: 'image/png', bytes: Buffer.from('x') } })
    await importSession(mara.id, await archiveOf(mara, roomId, NOW), NOW)
    expect((await rowsOfRoom(roomId)).length).toBeGreaterThan(6)
    await deleted(zeph)
    await moveToTrash(mara.id, roomId, NOW)
    expect(await listTrash(mara.id)).toMatchObject([{ isLast: true }])
    await deleteForGood(mara.id, roomId, NOW)
    await eraseSession(mara.id, roomId, NOW)
    expect([await rowsOfRoom(roomId), await keptArchives()]).toEqual([[], [0, 0]])
    await eraseSession(mara.id, roomId, NOW)
    expect(await opens(otto)).toEqual(CLOSED)
  })

  test('[SL13] alone in a round, its person deletes all of it', async () => {
    roomId = await endedRoom(zeph, { mode: 'solo', from: FROM, moves: [says(zeph, 1, WORD)] })
    await deleted(zeph)
    expect(await rowsOfRoom(roomId)).toEqual([])
  })
})
