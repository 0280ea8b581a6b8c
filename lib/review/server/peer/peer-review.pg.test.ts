import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { createGuest } from '@/lib/auth/server/create-guest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import type { Level } from '@/lib/framework/levels'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { cancelJob } from '@/lib/jobs/server/add-job'
import { listKnownCases } from '@/lib/rooms/server/rounds/list-known-cases'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { playHotelSession } from '@/tests/fixtures/hotel-session'
import { soloRound } from '@/tests/fixtures/solo-round'
import { codeOf } from '@/tests/support/errors/code-of'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { REVIEW_TIME_MS } from '../../domain/peer/peer-review-view'
import { encodeReplayPage } from '../../domain/replay/replay-page'
import { agreeToReview, withdrawReview } from './agree'
import { countReviews } from './count-reviews'
import { findReviewerRecord } from './find-reviewer-record'
import { getReviewDesk } from './get-review-desk'
import { getSessionReview } from './get-session-review'
import { getTakenChat, getTakenImage, getTakenPage, getTakenRound } from './get-taken-round'
import { handIn } from './hand-in'
import { giveBack, returnLate } from './return-review'
import { REVIEW_MAIL } from './review-mail'
import { showName } from './show-name'
import { submitReview } from './submit-review'
import { takeReview } from './take-review'

const NOW = new Date('2026-11-20T20:00:00Z')
const FROM = new Date('2026-11-20T18:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)

type Reviewer = Person & { level: Level; languages: string[] }

/** A person with an account, in the form that use cases expect. */
async function member(name: string, level: Level = 'mid', languages = ['en']): Promise<Reviewer> {
  return { ...(await person(name)), level, languages }
}

const grade = (score: 1 | 2 | 3 | 4 = 3) => ({
  ...gradeInput(sheet(score, score, score, score, score, score, score)),
  feedback: [],
})

/** A person's round alone, in the queue. */
async function handedIn(subject: Reviewer, at = NOW, caseId?: string): Promise<string> {
  const roomId = await soloRound(subject, { from: FROM, ...(caseId && { caseId }) })
  await handIn(subject, roomId, null, at)
  return roomId
}

const reviewOf = (roomId: string) => db.peerReview.findUniqueOrThrow({ where: { roomId } })

async function mailsAbout(reviewId: string): Promise<string[]> {
  const { rows } = await pool().query<{ payload: { news: string; userId: string } }>(
    `select j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload->>'reviewId' = $2`,
    [REVIEW_MAIL.name, reviewId],
  )
  return rows.map(({ payload }) => `${payload.news} ${payload.userId}`).sort()
}

let ines: Reviewer
let mara: Reviewer

beforeAll(() => syncContent())
beforeEach(async () => {
  await db.peerReview.deleteMany()
  await db.reviewCredit.deleteMany()
  ;[ines, mara] = [await member('Ines Duarte'), await member('Mara Kovac')]
})

describe('submitting', () => {
  test('[PR1] a round alone is in the queue at once; a second submission, and another’s round, are refused', async () => {
    const roomId = await handedIn(ines)
    expect(await reviewOf(roomId)).toMatchObject({ status: 'open', openedAt: NOW, subjectId: ines.id })
    expect(await codeOf(handIn(ines, roomId, null, NOW))).toBe('peer/handed-in')
    expect(await codeOf(handIn(mara, roomId, null, NOW))).toBe('not-found')
  })

  test('[PR1] a round that is not over, or has too little in it, cannot be submitted', async () => {
    expect(await codeOf(handIn(ines, await room(ines, { mode: 'solo' }), null, NOW))).toBe('not-found')
    const empty = await endedRoom(ines, { mode: 'solo', from: FROM })
    expect(await codeOf(handIn(ines, empty, null, NOW))).toBe('peer/too-little')
    expect(await db.peerReview.count()).toBe(0)
  })

  test('[PR1] a round on a case that somebody wrote cannot be submitted', async () => {
    const roomId = await soloRound(ines, { from: FROM, caseId: 'url-shortener' })
    const own = await db.caseVersion.findFirstOrThrow({ where: { caseId: 'url-shortener', current: true } })
    const copy = await db.caseVersion.create({
      data: { ...own, id: newId(), caseId: newId(), origin: 'author', authorId: ines.id },
    })
    await db.room.update({ where: { id: roomId }, data: { caseVersionId: copy.id } })
    expect(await codeOf(handIn(ines, roomId, null, NOW))).toBe('peer/own-case')
    expect(await getSessionReview({ id: ines.id, kind: 'member' }, roomId, true)).toBeNull()
  })

  test('[PR1] a guest is offered nothing', async () => {
    const guest = await createGuest({ name: 'Guest' }, NOW)
    const roomId = await soloRound({ id: guest.id, name: 'Guest' }, { from: FROM })
    expect(await getSessionReview({ id: guest.id, kind: 'guest' }, roomId, true)).toBeNull()
  })

  test('[PR1][PR9] a round of two waits for its interviewer, who is asked by mail', async () => {
    const roomId = await playHotelSession(ines, mara, FROM)
    expect(await codeOf(handIn(mara, roomId, null, NOW))).toBe('peer/not-candidate')
    await handIn(ines, roomId, null, NOW)
    const { id } = await reviewOf(roomId)
    expect(await mailsAbout(id)).toEqual([`asked ${mara.id}`])
    const seen = async (who: Person) =>
      (await getSessionReview({ id: who.id, kind: 'member' }, roomId, false))?.view
    expect(await seen(ines)).toEqual({ state: 'asked', awaited: ['Mara Kovac'] })
    expect(await seen(mara)).toEqual({ state: 'agree', by: 'Ines Duarte', inGroup: false })
    const otto = await member('Otto')
    expect(await codeOf(takeReview(otto, null, NOW))).toBe('peer/none-waiting')
    expect(await codeOf(agreeToReview(ines.id, roomId, NOW))).toBe('not-found')
    expect(await codeOf(agreeToReview(otto.id, roomId, NOW))).toBe('not-found')
    await agreeToReview(mara.id, roomId, later(1))
    expect(await seen(mara)).toEqual({ state: 'open', ahead: 0, group: null })
    expect(await codeOf(agreeToReview(mara.id, roomId, NOW))).toBe('peer/not-asked')
    expect(await takeReview(otto, null, NOW)).toBe(id)
  })

  test('[PR1][SL12] a round that one of its interviewers deleted cannot be submitted', async () => {
    const roomId = await playHotelSession(ines, mara, FROM)
    const offered = async () => (await getSessionReview({ id: ines.id, kind: 'member' }, roomId, false))?.view
    expect(await offered()).toMatchObject({ state: 'offer' })
    await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW, goneAt: NOW } })
    expect(await codeOf(handIn(ines, roomId, null, NOW))).toBe('peer/partner-gone')
    expect(await offered()).toBeUndefined()
    expect(await db.peerReview.count({ where: { roomId } })).toBe(0)
  })

  test('[PR2] an interviewer who agreed can withdraw it, even from a reviewer; agreeing twice counts once', async () => {
    const roomId = await playHotelSession(ines, mara, FROM)
    await handIn(ines, roomId, null, NOW)
    await agreeToReview(mara.id, roomId, NOW)
    const otto = await member('Otto')
    const id = await takeReview(otto, null, NOW)
    await withdrawReview(mara.id, roomId)
    expect(await codeOf(getTakenRound(otto.id, id, NOW))).toBe('not-found')
    expect(await codeOf(submitReview(otto.id, id, grade(), NOW))).toBe('peer/ended')
    expect(await mailsAbout(id)).toContain(`ended ${otto.id}`)
    // Submitted again, it waits for agreement again, and is not with its former reviewer.
    await handIn(ines, roomId, null, NOW)
    expect(await reviewOf(roomId)).toMatchObject({
      id,
      status: 'asked',
      reviewerId: null,
      passedBy: [otto.id],
    })
    await withdrawReview(ines.id, roomId)
    expect(await codeOf(agreeToReview(mara.id, roomId, NOW))).toBe('peer/not-asked')
  })

  test('[PR9] when it is submitted and withdrawn repeatedly, agreement is asked for by mail once a day', async () => {
    const roomId = await playHotelSession(ines, mara, FROM)
    const asks = async (at: Date) => {
      await handIn(ines, roomId, null, at)
      const { id } = await reviewOf(roomId)
      const sent = await mailsAbout(id)
      await withdrawReview(ines.id, roomId)
      await cancelJob(`${REVIEW_MAIL.name} asked ${id} ${mara.id}`)
      return sent
    }
    const asked = [`asked ${mara.id}`]
    expect([await asks(NOW), await asks(later(1)), await asks(later(24 * 3_600_000 + 1))]).toEqual([
      asked,
      [],
      asked,
    ])
  })

  test('[PR2] a submitted grade stays; deleting a room deletes its review', async () => {
    const roomId = await handedIn(ines)
    const id = await takeReview(mara, null, NOW)
    await submitReview(mara.id, id, grade(), NOW)
    expect(await codeOf(withdrawReview(ines.id, roomId))).toBe('peer/graded')
    const other = await handedIn(mara)
    const otto = await member('Otto')
    const taken = await takeReview(otto, null, NOW)
    await db.room.delete({ where: { id: other } })
    expect(await codeOf(getTakenRound(otto.id, taken, NOW))).toBe('not-found')
    expect(await codeOf(takeReview(otto, null, NOW))).toBe('peer/none-waiting')
  })
})

describe('the ledger', () => {
  test("[PR3] one round is in advance; grading somebody else's earns the next", async () => {
    const [first, second] = [await handedIn(ines), await soloRound(ines, { from: FROM })]
    expect(await codeOf(handIn(ines, second, null, NOW))).toBe('peer/none-left')
    await submitReview(mara.id, await takeReview(mara, null, NOW), grade(), NOW)
    expect(await codeOf(handIn(ines, second, null, NOW))).toBe('peer/none-left')
    const marasRound = await handedIn(mara)
    await handedIn(mara)
    expect(await codeOf(handedIn(mara))).toBe('peer/none-left')
    const id = await takeReview(ines, null, NOW)
    expect((await reviewOf(marasRound)).id).toBe(id)
    await submitReview(ines.id, id, grade(), NOW)
    await handIn(ines, second, null, NOW)
    // Nobody has received more than they gave apart from the one in advance, and everything adds up to zero.
    const counts = await Promise.all([ines, mara].map(({ id }) => countReviews(db, id)))
    expect(counts).toEqual([
      { given: 1, received: 1, waiting: 1 },
      { given: 1, received: 1, waiting: 1 },
    ])
    await db.room.delete({ where: { id: first } })
    expect((await countReviews(db, ines.id)).received).toBe(1)
  })

  test('[PR3] of two rounds submitted at once one is accepted, and a grade sent twice counts once', async () => {
    const rounds = [await soloRound(ines, { from: FROM }), await soloRound(ines, { from: FROM })]
    const codes = await Promise.all(rounds.map((roomId) => codeOf(handIn(ines, roomId, null, NOW))))
    expect(codes.sort()).toEqual(['none', 'peer/none-left'])
    const id = await takeReview(mara, null, NOW)
    const sent = await Promise.all([1, 2, 3].map(() => codeOf(submitReview(mara.id, id, grade(), NOW))))
    expect(sent.sort()).toEqual(['none', 'peer/ended', 'peer/ended'])
    expect(await countReviews(db, mara.id)).toEqual({ given: 1, received: 0, waiting: 0 })
    expect(await countReviews(db, ines.id)).toEqual({ given: 0, received: 1, waiting: 0 })
  })
})

describe('who is given it', () => {
  test('[PR4] the oldest that matches: an adjacent level, a shared language, nobody met before or blocked', async () => {
    const staff = await member('Staff', 'staff')
    const spanish = await member('Spanish', 'mid', ['es'])
    const met = await member('Met')
    const blocks = await member('Blocks')
    const rounds: string[] = []
    for (const [index, subject] of [staff, spanish, met, blocks, ines].entries())
      rounds.push(await handedIn(subject, later(index)))
    await endedRoom(met, { others: [[mara, 'interviewer']], from: FROM })
    await blockPerson(blocks.id, mara.id)
    expect((await getReviewDesk(mara, NOW)).waiting).toBe(1)
    expect(await takeReview(mara, null, NOW)).toBe((await reviewOf(rounds[4] ?? '')).id)
    expect(await codeOf(takeReview(mara, null, NOW))).toBe('peer/busy')
    expect((await getReviewDesk(mara, NOW)).waiting).toBe(0)
    // Two levels apart is too far, one is not.
    const senior = await member('Senior', 'senior', ['es', 'en'])
    expect(await takeReview(senior, null, NOW)).toBe((await reviewOf(rounds[0] ?? '')).id)
    expect(await codeOf(takeReview(staff, null, NOW))).toBe('peer/none-waiting')
  })

  test('[PR4] nobody is given their own, one that they watched, or one on a case that they are to be asked', async () => {
    const roomId = await handedIn(ines, NOW, 'url-shortener')
    expect(await codeOf(takeReview(ines, null, NOW))).toBe('peer/none-waiting')
    const watcher = await member('Watcher')
    await db.member.create({ data: { roomId, userId: watcher.id, role: 'observer', number: 2 } })
    expect(await codeOf(takeReview(watcher, null, NOW))).toBe('peer/none-waiting')
    await room(mara, { caseId: 'url-shortener', at: NOW })
    expect((await getReviewDesk(mara, NOW)).waiting).toBe(0)
    expect(await codeOf(takeReview(mara, null, NOW))).toBe('peer/none-waiting')
  })

  test('[PR4] a matching round is found behind hundreds that do not match', async () => {
    const roomId = await handedIn(ines, NOW, 'url-shortener')
    const kept = await db.room.findUniqueOrThrow({ where: { id: roomId } })
    const { scores: _, ...review } = await reviewOf(roomId)
    const copies = Array.from({ length: 450 }, () => ({ id: newId(), roomId: newId() }))
    await db.room.createMany({ data: copies.map((copy) => ({ ...kept, id: copy.roomId })) })
    await db.peerReview.createMany({ data: copies.map((copy) => ({ ...review, ...copy })) })
    const behind = await handedIn(mara, later(1))
    const otto = await member('Otto')
    await room(otto, { caseId: 'url-shortener', at: NOW })
    expect((await getReviewDesk(otto, NOW)).waiting).toBe(1)
    expect(await takeReview(otto, null, NOW)).toBe((await reviewOf(behind)).id)
  })

  test('[PR4] when many ask for two rounds at once, two people get one each', async () => {
    const rounds = [await handedIn(ines), await handedIn(mara)]
    const people = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((name) => member(name)))
    const codes = await Promise.all(people.map((one) => codeOf(takeReview(one, null, NOW))))
    expect(codes.filter((code) => code === 'none')).toHaveLength(2)
    const kept = await Promise.all(rounds.map(reviewOf))
    expect(new Set(kept.map(({ reviewerId }) => reviewerId)).size).toBe(2)
  })

  test('[PR5] after 24 hours it is back in its position, for others, and a late grade is refused', async () => {
    const [first, second] = [await handedIn(ines), await handedIn(await member('Otto'), later(1))]
    const id = await takeReview(mara, null, NOW)
    expect(id).toBe((await reviewOf(first)).id)
    const late = later(REVIEW_TIME_MS)
    expect(await codeOf(getTakenRound(mara.id, id, later(REVIEW_TIME_MS - 1)))).toBe('none')
    expect(await codeOf(getTakenRound(mara.id, id, late))).toBe('not-found')
    expect(await codeOf(submitReview(mara.id, id, grade(), late))).toBe('peer/ended')
    await returnLate(id, later(REVIEW_TIME_MS - 1))
    expect((await reviewOf(first)).status).toBe('taken')
    await returnLate(id, late)
    expect(await reviewOf(first)).toMatchObject({ status: 'open', openedAt: NOW, reviewerId: null })
    expect(await takeReview(mara, null, late)).toBe((await reviewOf(second)).id)
    expect(await takeReview(await member('Next'), null, late)).toBe(id)
  })

  test('[PR5] reviewers can return what they have taken, and nobody else can', async () => {
    const roomId = await handedIn(ines)
    const id = await takeReview(mara, null, NOW)
    expect(await codeOf(giveBack(ines.id, id, NOW))).toBe('not-found')
    await giveBack(mara.id, id, NOW)
    expect(await reviewOf(roomId)).toMatchObject({ status: 'open', passedBy: [mara.id] })
    expect(await codeOf(takeReview(mara, null, NOW))).toBe('peer/none-waiting')
    expect(await countReviews(db, mara.id)).toMatchObject({ given: 0 })
  })

  test('[PR4] a person who returns one after another is given no more for a day', async () => {
    const ids: string[] = []
    for (const name of ['A', 'B', 'C', 'D']) await handedIn(await member(name))
    for (let times = 0; times < 3; times++) {
      ids.push(await takeReview(mara, null, later(times)))
      await giveBack(mara.id, ids[times] ?? '', later(times))
    }
    expect(new Set(ids).size).toBe(3)
    expect(await codeOf(takeReview(mara, null, later(24 * 3_600_000 - 1)))).toBe('peer/given-back')
    expect(await codeOf(takeReview(mara, null, later(24 * 3_600_000)))).toBe('none')
  })

  test('[PR12] the case of a round for review is known to its reviewer, even after they returned it', async () => {
    const roomId = await handedIn(ines, NOW, 'url-shortener')
    const known = async (who: Person) => [...((await listKnownCases(db, [who.id], NOW)).get(who.id) ?? [])]
    expect(await known(mara)).toEqual([])
    const id = await takeReview(mara, null, NOW)
    expect(await known(mara)).toEqual(['url-shortener'])
    await giveBack(mara.id, id, NOW)
    expect(await known(mara)).toEqual(['url-shortener'])
    const otto = await member('Otto')
    await takeReview(otto, null, NOW)
    await withdrawReview(ines.id, roomId)
    expect(await known(otto)).toEqual(['url-shortener'])
  })
})

describe('what a reviewer gets', () => {
  const SECRETS = [
    'Duarte',
    'Kovac',
    'meet.example.org',
    'Names the hardest part by herself',
    'Row lock asserted',
  ]

  /** A round of two with names in its chat, taken by a reviewer. */
  async function inHands() {
    const roomId = await playHotelSession(ines, mara, FROM)
    await db.room.update({ where: { id: roomId }, data: { meetingLink: 'https://meet.example.org/ines' } })
    await submitGrade(mara.id, roomId, grade(2), NOW)
    await handIn(ines, roomId, null, NOW)
    await agreeToReview(mara.id, roomId, NOW)
    const otto = await member('Otto')
    return { roomId, otto, id: await takeReview(otto, null, NOW) }
  }

  /** All bytes that they receive. */
  async function bytesFor(userId: string, id: string): Promise<string> {
    const pages: string[] = [JSON.stringify(await getTakenRound(userId, id, NOW))]
    for (let next: number | null = 0; next !== null; ) {
      const page = await getTakenPage(userId, id, next, NOW)
      pages.push(Buffer.from(encodeReplayPage(page)).toString('latin1'), JSON.stringify(page))
      next = page.next
    }
    pages.push(JSON.stringify(await getTakenChat(userId, id, 0, NOW)))
    return pages.join('\n')
  }

  test('[PR6] no name, id, link, private note or grade is in a byte of it', async () => {
    const { roomId, otto, id } = await inHands()
    const text = await bytesFor(otto.id, id)
    for (const secret of [
      ...SECRETS,
      ines.id,
      mara.id,
      roomId,
      'note/',
      'mark/',
      'guide/',
      'Saw architecture',
    ])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    expect(text).toContain('Do we sell one room')
    const { record } = await getTakenRound(otto.id, id, NOW)
    expect(new Set(record.chat.lines.map(({ name }) => name))).toEqual(new Set(['Candidate', 'Interviewer']))
  })

  test('[PR6] anything from the guide is included if the guide is open to the reviewer, and otherwise not', async () => {
    await handedIn(ines, NOW, 'hotel-booking-system')
    await handedIn(await member('Noa'), NOW, 'hotel-booking-system')
    const reader = await member('Reader')
    await soloRound(reader, { caseId: 'hotel-booking-system', from: FROM })
    const [closed, open] = [await takeReview(mara, null, NOW), await takeReview(reader, null, NOW)]
    const kinds = async (userId: string, id: string) =>
      new Set((await getTakenPage(userId, id, 0, NOW)).items.map(({ event }) => event.kind))
    for (const kind of ['hint/revealed', 'probe/asked'] as const) {
      expect((await kinds(mara.id, closed)).has(kind)).toBe(false)
      expect((await kinds(reader.id, open)).has(kind)).toBe(true)
    }
    const rounds = await Promise.all([
      getTakenRound(mara.id, closed, NOW),
      getTakenRound(reader.id, open, NOW),
    ])
    expect(rounds.map(({ record, isGivenClosed }) => [record.marks.length, isGivenClosed])).toEqual([
      [0, true],
      [1, false],
    ])
    const notes = rounds.map(({ grading }) => Object.keys(grading.form?.notes ?? {}).length > 0)
    expect(notes).toEqual([false, true])
  })

  test('[PR7] it exists for the reviewer alone, and only until the grade is in', async () => {
    const { roomId, otto, id } = await inHands()
    const hash = 'a'.repeat(64)
    await db.image.create({ data: { roomId, hash, mime: 'image/png', bytes: new Uint8Array([1]) } })
    const asks = (userId: string) => [
      codeOf(getTakenRound(userId, id, NOW)),
      codeOf(getTakenPage(userId, id, 0, NOW)),
      codeOf(getTakenChat(userId, id, 0, NOW)),
      codeOf(getTakenImage(userId, id, hash, NOW)),
    ]
    const [yes, no] = [Array(4).fill('none'), Array(4).fill('not-found')]
    expect(await Promise.all(asks(otto.id))).toEqual(yes)
    for (const { id: other } of [ines, mara, await person('Stranger')])
      expect(await Promise.all(asks(other))).toEqual(no)
    const doings = [
      () => getSessionReview({ id: otto.id, kind: 'member' }, roomId, true),
      () => agreeToReview(otto.id, roomId, NOW),
      () => withdrawReview(otto.id, roomId),
      () => showName(mara.id, id, true),
      () => getTakenRound(otto.id, 'no id', NOW),
    ]
    for (const doing of doings) expect(await codeOf(doing())).toBe('not-found')
    await submitReview(otto.id, id, grade(), NOW)
    expect(await Promise.all(asks(otto.id))).toEqual(no)
  })
})

describe('the grade', () => {
  test('[PR8] it requires half of the rubric, evidence, and valid pointers in its notes', async () => {
    await handedIn(ines)
    const id = await takeReview(mara, null, NOW)
    const thin = { ...gradeInput(sheet(3, 3, 0, 0, 0, 0, 0)), feedback: [] }
    expect(await codeOf(submitReview(mara.id, id, thin, NOW))).toBe('peer/too-little-seen')
    const lost = {
      ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3), { pointers: { depth: { kind: 'moment', elapsed: 9e9 } } }),
      feedback: [],
    }
    expect(await codeOf(submitReview(mara.id, id, lost, NOW))).toBe('grade/bad-pointer')
    expect(await codeOf(submitReview(ines.id, id, grade(), NOW))).toBe('peer/ended')
    expect(await db.reviewCredit.count()).toBe(0)
    await submitReview(mara.id, id, grade(), NOW)
    expect(await codeOf(submitReview(mara.id, id, grade(4), NOW))).toBe('peer/ended')
  })

  test('[PR8][PR9] it opens with the round’s own grades, and both people are notified', async () => {
    const roomId = await handedIn(ines)
    const heard = await heardUpdates()
    const id = await takeReview(mara, null, NOW)
    await submitReview(mara.id, id, grade(4), NOW)
    expect(await mailsAbout(id)).toEqual([`given ${mara.id}`, `in ${ines.id}`])
    await expect.poll(() => heard).toContainEqual({ to: [ines.id], update: { kind: 'grades', roomId } })
    const view = async (released: boolean) =>
      (await getSessionReview({ id: ines.id, kind: 'member' }, roomId, released))?.view
    expect(await view(false)).toEqual({ state: 'closed' })
    expect(await view(true)).toMatchObject({
      state: 'done',
      column: { status: 'open', name: 'Reviewer', grade: { overall: 4 } },
    })
  })

  test('[PR10] a record counts the rounds whose grades are open, and excludes the one that it is shown with', async () => {
    const rounds: string[] = []
    for (const name of ['A', 'B', 'C', 'D']) {
      const subject = await member(name)
      const roomId = await handedIn(subject)
      rounds.push(roomId)
      await submitReview(mara.id, await takeReview(mara, null, NOW), grade(4), NOW)
      if (name !== 'D') await submitGrade(subject.id, roomId, grade(name === 'A' ? 4 : 3), NOW)
    }
    expect(await findReviewerRecord(mara.id)).toEqual({
      known: true,
      rounds: 3,
      compared: 21,
      same: 7,
      kinder: 14 / 21,
    })
    expect(await findReviewerRecord(mara.id, rounds[0] ?? null)).toEqual({ known: false, rounds: 2 })
    expect((await getReviewDesk(mara, NOW)).record.rounds).toBe(3)
  })

  test('[PR11] names are visible to both while both agree, once it is in', async () => {
    const roomId = await handedIn(ines)
    const id = await takeReview(mara, null, NOW)
    expect(await codeOf(showName(mara.id, id, true))).toBe('peer/not-in')
    await submitReview(mara.id, id, grade(), NOW)
    const seen = async () => {
      const review = await getSessionReview({ id: ines.id, kind: 'member' }, roomId, true)
      const names = review?.view.state === 'done' ? review.view.names : null
      return [names, (await getReviewDesk(mara, NOW)).reviews[0]?.names]
    }
    await showName(ines.id, id, true)
    expect(await seen()).toEqual([
      { mine: true, name: null },
      { mine: false, name: null },
    ])
    await showName(mara.id, id, true)
    expect(await seen()).toEqual([
      { mine: true, name: 'Mara Kovac' },
      { mine: true, name: 'Ines Duarte' },
    ])
    await showName(ines.id, id, false)
    expect(await seen()).toEqual([
      { mine: false, name: null },
      { mine: true, name: null },
    ])
  })

  test('[PR9] what is listed of it: submitted rounds, the one taken, and reviews given', async () => {
    const roomId = await handedIn(ines)
    const id = await takeReview(mara, null, NOW)
    expect(await getReviewDesk(mara, NOW)).toMatchObject({
      taken: { id },
      reviews: [],
      left: 1,
      handedIn: [],
    })
    await submitReview(mara.id, id, grade(), NOW)
    expect(await getReviewDesk(mara, NOW)).toMatchObject({
      taken: null,
      reviews: [{ id }],
      left: 2,
      given: 1,
    })
    expect(await getReviewDesk(ines, NOW)).toMatchObject({
      handedIn: [{ roomId, state: 'done' }],
      left: 0,
      received: 1,
    })
  })
})
