import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { PINS_MOST } from '@/lib/rooms/domain/round/room-limits'
import { pinSession } from '@/lib/rooms/server/own-sessions/pin-session'
import { getRoom } from '@/lib/rooms/server/rounds/get-room'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { roundOfTwo } from '@/tests/fixtures/round-of-two'
import { codeOf } from '@/tests/support/errors/code-of'
import { getChatPage } from '../get-chat-page'
import { getReplayPage } from '../get-replay-page'
import { getReview } from '../get-review'
import { answerShareLink } from '../share/answer-link'
import { findShared } from '../share/find-shared'
import { makeShareLink } from '../share/make-link'
import { deleteForGood, emptyTrashes } from './delete-for-good'
import { eraseSeat } from './erase-seat'
import { indexSession } from './index-session'
import { listSessions } from './list-sessions'
import { listTrash } from './list-trash'
import { moveToTrash, takeFromTrash } from './move-to-trash'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const NOW = new Date('2026-11-30T10:00:00Z')
const FROM = new Date('2026-11-28T10:00:00Z')
const DAY = 24 * 3_600_000
const later = (days: number) => new Date(NOW.getTime() + days * DAY)

let zeph: Person
let mara: Person
let roomId: string

beforeAll(() => syncContent())

beforeEach(async () => {
  ;({ zeph, mara, roomId } = await roundOfTwo(FROM))
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
]
const OPEN = ['none', 'none', 'none', 'none']
const CLOSED = ['not-found', 'not-found', 'not-found', 'not-found']

/** Trash, then for good, then the job. */
async function deleted(who: Person) {
  await moveToTrash(who.id, roomId, NOW)
  await deleteForGood(who.id, roomId, NOW)
  await eraseSeat(who.id, roomId, NOW)
}

const REPLAY = { scope: 'replay', days: 30, embeds: false, comments: false, picture: null } as const

describe('the trash', () => {
  test('[SL11] a session in the trash is in no list, count or search of its person, and can be restored', async () => {
    await moveToTrash(zeph.id, roomId, NOW)
    expect([await listed(zeph), await listed(zeph, 'rooms')]).toEqual([[], []])
    const { choices, count } = await listSessions(zeph.id, {}, NOW.getTime())
    expect([choices.all, choices.trashed, count]).toEqual([0, 1, 0])
    expect(await listTrash(zeph.id)).toMatchObject([
      { id: roomId, trashedAt: NOW.getTime(), until: later(30).getTime(), isLast: false },
    ])
    expect([await listed(mara), await listed(mara, 'rooms'), await listTrash(mara.id)]).toEqual([
      [roomId],
      [roomId],
      [],
    ])
    expect(await opens(zeph)).toEqual(OPEN)
    await takeFromTrash(zeph.id, roomId)
    expect([await listed(zeph), await listTrash(zeph.id)]).toEqual([[roomId], []])
  })

  test('[SL10][SL11] a restored session is pinned again, unless the person has no pin left', async () => {
    const isPinned = async () => (await listSessions(zeph.id, {}, NOW.getTime())).pinned.map(({ id }) => id)
    await pinSession(zeph.id, roomId, true, NOW)
    await moveToTrash(zeph.id, roomId, NOW)
    expect(await isPinned()).toEqual([])
    await takeFromTrash(zeph.id, roomId)
    expect(await isPinned()).toEqual([roomId])
    await moveToTrash(zeph.id, roomId, NOW)
    const others = Array.from({ length: PINS_MOST }, () => newId())
    const { caseVersionId } = await db.room.findUniqueOrThrow({ where: { id: roomId } })
    await db.room.createMany({
      data: others.map((id) => ({
        ...{
          id,
          caseVersionId,
          createdById: zeph.id,
          mode: 'solo',
          minutes: 20,
          phase: 'ended',
          endedAt: NOW,
        },
      })),
    })
    await db.member.createMany({
      data: others.map((id) => ({
        ...{ roomId: id, userId: zeph.id, role: 'candidate', number: 1, pinnedAt: NOW },
      })),
    })
    await takeFromTrash(zeph.id, roomId)
    expect(await listed(zeph)).toEqual([roomId])
    expect((await isPinned()).toSorted()).toEqual(others.toSorted())
  })

  test("[SL11] moving it to the trash revokes that person's links, and no others; none can be created meanwhile", async () => {
    const mine = await makeShareLink(zeph, roomId, REPLAY, NOW)
    const theirs = await makeShareLink(mara, roomId, REPLAY, NOW)
    for (const [who, link] of [
      [mara, mine],
      [zeph, theirs],
    ] as const) {
      const { id } = await db.shareLink.findFirstOrThrow({
        where: { roomId, makerId: who === mara ? zeph.id : mara.id },
      })
      await answerShareLink(who.id, id, 'agreed', NOW)
      expect(await codeOf(findShared(link.token, null, NOW))).toBe('none')
    }
    expect((await listSessions(zeph.id, {}, NOW.getTime())).ended).toMatchObject([{ links: 1 }])
    await moveToTrash(zeph.id, roomId, NOW)
    expect(await codeOf(findShared(mine.token, null, NOW))).toBe('not-found')
    expect(await codeOf(findShared(theirs.token, null, NOW))).toBe('none')
    expect(await codeOf(makeShareLink(zeph, roomId, REPLAY, NOW))).toBe('share/in-trash')
    await takeFromTrash(zeph.id, roomId)
    expect(await codeOf(findShared(mine.token, null, NOW))).toBe('not-found')
    await deleted(zeph)
    expect(await codeOf(findShared(theirs.token, null, NOW))).toBe('not-found')
  })

  test('[SL11] nobody can delete or restore what is not theirs, or does not exist', async () => {
    const stranger = await person('Stranger')
    for (const id of [roomId, newId(), 'sessions']) {
      expect(await codeOf(moveToTrash(stranger.id, id, NOW))).toBe('not-found')
      expect(await codeOf(takeFromTrash(stranger.id, id))).toBe('not-found')
      expect(await codeOf(deleteForGood(stranger.id, id, NOW))).toBe('not-found')
    }
    // Only sessions in the trash can be deleted for good, or restored.
    expect(await codeOf(deleteForGood(mara.id, roomId, NOW))).toBe('not-found')
    expect(await codeOf(takeFromTrash(mara.id, roomId))).toBe('not-found')
    await moveToTrash(mara.id, roomId, NOW)
    expect(await codeOf(moveToTrash(mara.id, roomId, NOW))).toBe('not-found')
    expect(await opens(zeph)).toEqual(OPEN)
  })

  test('[SL14] after 30 days, and not before, the job deletes for good', async () => {
    await moveToTrash(zeph.id, roomId, NOW)
    await emptyTrashes(later(29.9))
    expect(await opens(zeph)).toEqual(OPEN)
    await emptyTrashes(later(30))
    expect(await opens(zeph)).toEqual(CLOSED)
    await emptyTrashes(later(31))
    expect(await opens(mara)).toEqual(OPEN)
  })

  test('[SL14] the job processes all of them, however many, and none that was restored in the meantime', async () => {
    const second = (await roundOfTwo(FROM)).roomId
    await db.member.create({ data: { roomId: second, userId: zeph.id, role: 'observer', number: 3 } })
    await moveToTrash(zeph.id, roomId, NOW)
    await moveToTrash(zeph.id, second, later(1))
    expect((await listTrash(zeph.id)).map(({ id }) => id)).toEqual([second, roomId])
    // If not all fit, those that will be deleted first are shown.
    expect((await listTrash(zeph.id, 1)).map(({ id }) => id)).toEqual([roomId])
    const review = { subjectId: mara.id, status: 'open' as const, level: 'mid' as const, languages: ['en'] }
    await db.peerReview.create({ data: { id: newId(), roomId, ...review, askedAt: NOW, openedAt: NOW } })
    await takeFromTrash(zeph.id, roomId)
    await moveToTrash(zeph.id, roomId, later(2))
    // As in a run that found it earlier.
    expect(await codeOf(deleteForGood(zeph.id, roomId, later(31), NOW))).toBe('not-found')
    expect(await opens(zeph)).toEqual(OPEN)
    expect(await db.peerReview.findUnique({ where: { roomId } })).toMatchObject({ status: 'open' })
    await emptyTrashes(later(33), 1)
    expect(await listTrash(zeph.id)).toEqual([])
    expect(await opens(zeph)).toEqual(CLOSED)
    expect(await db.peerReview.findUnique({ where: { roomId } })).toMatchObject({ status: 'withdrawn' })
  })
})
