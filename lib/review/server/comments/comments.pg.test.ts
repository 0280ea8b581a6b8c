import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blockPerson } from '@/lib/auth/server/blocks/block-person'
import { createGuest } from '@/lib/auth/server/create-guest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { PEER_GRADE_OF_HOTEL, playHotelSession, selfGradeOfHotel } from '@/tests/fixtures/hotel-session'
import { soloRound } from '@/tests/fixtures/solo-round'
import { codeOf } from '@/tests/support/errors/code-of'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import {
  COMMENTS_BY_LINK,
  COMMENTS_MOST,
  type CommentPlace,
  type CommentTarget,
} from '../../domain/comments/comment'
import { getTakenRound } from '../peer/get-taken-round'
import { handIn } from '../peer/hand-in'
import { takeReview } from '../peer/take-review'
import { listSessions } from '../sessions/list-sessions'
import { answerShareLink } from '../share/answer-link'
import { getShared } from '../share/get-shared'
import { makeShareLink } from '../share/make-link'
import { revokeShareLink } from '../share/revoke-link'
import { addComment } from './add-comment'
import { deleteComment, resolveThread, rewriteComment } from './change-comment'
import { countUnread } from './count-unread'
import { eraseFromRoundComments } from './erase-comments'
import { getComments } from './get-comments'
import { markCommentsRead } from './mark-read'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-20T20:00:00Z')
const MOMENT: CommentTarget = { kind: 'moment', elapsed: 60_000 }

let ines: Person
let mara: Person
let otto: Person
let kai: Person
let roomId: string
let here: CommentPlace

beforeAll(() => syncContent())

/** Both members of a finished round, an observer of it, and somebody who was not there. */
beforeEach(async () => {
  ;[ines, mara, otto, kai] = [
    await person('Ines Duarte'),
    await person('Mara Kovac'),
    await person('Otto Lind'),
    await person('Kai Berger'),
  ]
  roomId = await playHotelSession(ines, mara, FROM)
  here = { roomId }
  await db.member.create({ data: { roomId, userId: otto.id, role: 'observer', number: 3 } })
})

const as = ({ id }: Person) => ({ id, kind: 'member' as const })
/** A thread by a person. @returns its number */
async function thread(by: Person, text = 'Words', about: CommentTarget = MOMENT, place = here) {
  return (await addComment(as(by), place, { text, key: newId(), to: { about } }, NOW)).seq
}
async function reply(by: Person, first: number, text = 'An answer', place = here) {
  return (await addComment(as(by), place, { text, key: newId(), to: { thread: first } }, NOW)).seq
}
const read = (who: Person, place = here) => getComments(as(who), place, NOW)
/** Everything in a person's response. */
const answerTo = async (who: Person, place = here) => JSON.stringify(await read(who, place))

/** A link by the candidate that everybody agreed to. */
async function link(comments: boolean) {
  const wanted = { scope: 'grades', days: null, embeds: false, comments, picture: null } as const
  const { token } = await makeShareLink(ines, roomId, wanted, NOW)
  const { id } = await db.shareLink.findFirstOrThrow({ where: { makerId: ines.id }, orderBy: { id: 'desc' } })
  return { id, token, agree: () => answerShareLink(mara.id, id, 'agreed', NOW) }
}

describe('[CM1] comments can be read and written by', () => {
  test('everybody in the finished round, and nobody else', async () => {
    for (const who of [ines, mara, otto]) await thread(who, `From ${who.name}`)
    for (const who of [ines, mara, otto]) expect((await read(who)).threads).toHaveLength(3)
    const tried = [
      thread(kai),
      reply(kai, 1),
      read(kai),
      rewriteComment(as(kai), here, { seq: 1, text: 'Mine now' }, NOW),
      deleteComment(as(kai), here, 1, NOW),
      resolveThread(as(kai), here, { seq: 1, resolved: true }, NOW),
      markCommentsRead(as(kai), here, 1, NOW),
    ]
    expect(await Promise.all(tried.map(codeOf))).toEqual(Array(7).fill('not-found'))
    await db.member.updateMany({ where: { roomId, userId: otto.id }, data: { removedAt: NOW } })
    expect(await codeOf(read(otto))).toBe('not-found')
  })

  test('nobody before the end', async () => {
    const open = { roomId: await room(ines, { at: NOW }) }
    expect(await codeOf(thread(ines, 'Early', MOMENT, open))).toBe('not-found')
    expect(await codeOf(read(ines, open))).toBe('not-found')
  })

  test('people with an account and a live link that allows comments, as long as it is live', async () => {
    const [plain, open] = [await link(false), await link(true)]
    await plain.agree()
    expect(await codeOf(read(kai, plain))).toBe('not-found')
    expect(await codeOf(read(kai, open))).toBe('not-found')
    await open.agree()
    await thread(kai, 'From outside', MOMENT, open)
    expect((await read(mara)).threads).toMatchObject([{ first: { name: 'Kai Berger', byLink: true } }])
    const guest = await createGuest({ name: 'Noa' }, NOW)
    expect(await codeOf(getComments({ id: guest.id, kind: 'guest' }, open, NOW))).toBe('auth/members-only')
    await blockPerson(mara.id, kai.id)
    expect(await codeOf(read(kai, open))).toBe('not-found')
    await db.block.deleteMany()
    expect(await codeOf(read(kai, open))).toBe('none')
    await revokeShareLink(ines.id, open.id, NOW)
    expect(await codeOf(read(kai, open))).toBe('not-found')
    expect(await codeOf(deleteComment(as(kai), open, 1, NOW))).toBe('not-found')
    expect((await read(mara)).threads).toHaveLength(1)
  })
})

describe('[CM2] a comment', () => {
  test('can be edited and deleted by its author alone; deleting removes its text, and only the author can restore it', async () => {
    const first = await thread(ines)
    await reply(mara, first)
    for (const who of [mara, otto]) {
      expect(await codeOf(rewriteComment(as(who), here, { seq: first, text: 'No' }, NOW))).toBe(
        'comment/gone',
      )
      expect(await codeOf(deleteComment(as(who), here, first, NOW))).toBe('comment/gone')
    }
    await rewriteComment(as(ines), here, { seq: first, text: 'Better words' }, NOW)
    expect((await read(mara)).threads).toMatchObject([{ first: { text: 'Better words', edited: true } }])
    await deleteComment(as(ines), here, first, NOW)
    expect(await db.roundComment.findFirst({ where: { roomId, seq: first } })).toMatchObject({ text: '' })
    expect((await read(mara)).threads).toMatchObject([{ first: { text: null }, replies: [{ seq: 2 }] }])
    await rewriteComment(as(ines), here, { seq: first, text: 'Better words' }, NOW)
    expect((await read(mara)).threads).toMatchObject([{ first: { text: 'Better words' } }])
  })

  test('that is deleted and has no replies accepts none', async () => {
    const first = await thread(ines)
    await deleteComment(as(ines), here, first, NOW)
    expect(await codeOf(reply(mara, first))).toBe('comment/gone')
    expect((await read(ines)).threads).toEqual([])
  })

  test('replies to a thread, not to a reply', async () => {
    const answer = await reply(mara, await thread(ines))
    expect(await codeOf(reply(ines, answer))).toBe('comment/gone')
    expect(await codeOf(reply(ines, 400))).toBe('comment/gone')
  })
})

describe('[CM3] refused, with nothing changed, is', () => {
  test('a thread about something that the round does not have', async () => {
    const { board } = await loadRoom(roomId)
    const element = [...board.elements.keys()][0] ?? ''
    const about = [
      { kind: 'moment', elapsed: 46 * 60_000 },
      { kind: 'element', id: 'nowhere', elapsed: 1 },
      { kind: 'element', id: element, elapsed: 46 * 60_000 },
    ] as const
    for (const one of about) expect(await codeOf(thread(ines, 'Words', one))).toBe('comment/bad-target')
    expect(await db.roundComment.count({ where: { roomId } })).toBe(0)
    await thread(ines, 'Words', { kind: 'element', id: element, elapsed: 45 * 60_000 })
    await thread(ines, 'Words', { kind: 'field', field: 'calculations' })
  })

  test("the thirteenth within a minute, and one beyond a round's limit", async () => {
    const codes: string[] = []
    for (let count = 0; count < 13; count++) codes.push(await codeOf(thread(ines)))
    expect(codes).toEqual([...Array(12).fill('none'), 'comment/too-often'])
    await db.roundComment.update({
      where: { roomId_seq: { roomId, seq: 12 } },
      data: { seq: COMMENTS_MOST },
    })
    expect(await codeOf(thread(mara))).toBe('comment/too-many')
  })

  test('never a repetition: sent with the same key, even at once, it is there once', async () => {
    const comment = { text: 'Once', key: newId(), to: { about: MOMENT } }
    const sent = await Promise.all([1, 2, 3].map(() => addComment(as(ines), here, comment, NOW)))
    expect(new Set(sent.map(({ seq }) => seq))).toEqual(new Set([1]))
    expect((await read(ines)).threads).toHaveLength(1)
  })
})

test('[CM4] grades can be commented on once they are open, by members with a seat, and nobody else can read these', async () => {
  const about: CommentTarget = { kind: 'grade', column: `peer-${mara.id}`, dimension: 'depth' }
  await submitGrade(mara.id, roomId, PEER_GRADE_OF_HOTEL, NOW)
  for (const who of [ines, mara])
    expect(await codeOf(thread(who, 'Early', about))).toBe('comment/closed-grade')
  await submitGrade(ines.id, roomId, selfGradeOfHotel(mara), NOW)
  const first = await thread(ines, 'Sealed words', about)
  await reply(mara, first, 'Sealed answer')
  expect(await codeOf(thread(ines, 'Words', { ...about, column: `peer-${kai.id}` }))).toBe(
    'comment/bad-target',
  )
  expect(await codeOf(thread(otto, 'Words', about))).toBe('comment/closed-grade')
  expect(await codeOf(reply(otto, first))).toBe('comment/gone')
  const open = await link(true)
  await open.agree()
  expect(await codeOf(thread(kai, 'Words', about, open))).toBe('comment/bad-target')
  expect(await answerTo(mara)).toContain('Sealed words')
  for (const answer of [await answerTo(otto), await answerTo(kai, open)]) expect(answer).not.toMatch(/Sealed/)
  expect((await countUnread(otto.id, [{ id: roomId, me: { role: 'observer' } }])).get(roomId)).toBeUndefined()
  // A reader to whom they are no longer open, for whatever reason, can read nothing about them.
  await db.grade.deleteMany({ where: { roomId, graderId: ines.id } })
  expect(await answerTo(mara)).not.toContain('Sealed')
})

test('[CM5] everybody there is notified of each change, reviewers too, and of none that is refused', async () => {
  const open = await link(true)
  await open.agree()
  const first = await thread(kai, 'From outside', MOMENT, open)
  const heard = await heardUpdates()
  await reply(ines, first)
  await rewriteComment(as(ines), here, { seq: 2, text: 'Other words' }, NOW)
  await deleteComment(as(ines), here, 2, NOW)
  await resolveThread(as(mara), here, { seq: first, resolved: true }, NOW)
  expect(await codeOf(rewriteComment(as(mara), here, { seq: first, text: 'No' }, NOW))).toBe('comment/gone')
  await thread(mara, 'The last one')
  await expect.poll(() => heard.length).toBe(10)
  // People who used a link are not given the id of the round.
  const there = expect.arrayContaining([ines, mara, otto].map(({ id }) => id))
  const told = [
    { to: there, update: { kind: 'comments', roomId } },
    { to: [kai.id], update: { kind: 'comments' } },
  ]
  expect(heard).toEqual([1, 2, 3, 4, 5].flatMap(() => told))
})

test('[CM5] a person who may no longer read them is not notified', async () => {
  const open = await link(true)
  await open.agree()
  await thread(kai, 'From outside', MOMENT, open)
  await db.member.updateMany({ where: { roomId, userId: otto.id }, data: { removedAt: NOW, goneAt: NOW } })
  const heard = await heardUpdates()
  await blockPerson(mara.id, kai.id)
  await thread(ines)
  await db.block.deleteMany()
  await revokeShareLink(ines.id, open.id, NOW)
  await thread(ines)
  const comments = () =>
    (heard as { to: string[]; update: { kind: string } }[]).filter(({ update }) => update.kind === 'comments')
  await expect.poll(() => comments().length).toBe(2)
  for (const { to } of comments()) expect(new Set(to)).toEqual(new Set([ines.id, mara.id]))
})

test('[CM3] one person can write fifty through links, and the members of the round can still write', async () => {
  const open = await link(true)
  await open.agree()
  await db.roundComment.createMany({
    data: Array.from({ length: COMMENTS_BY_LINK }, (_, index) => ({
      ...{ roomId, seq: index + 1, authorId: kai.id, byLink: true, key: newId(), text: 'Words', at: NOW },
      about: MOMENT,
    })),
  })
  expect(await codeOf(thread(kai, 'One more', MOMENT, open))).toBe('comment/too-many-by-link')
  expect(await codeOf(reply(kai, 1, 'One more', open))).toBe('comment/too-many-by-link')
  expect(await reply(mara, 1)).toBe(COMMENTS_BY_LINK + 1)
})

test('[SL12] a person who deleted the session has no name in it, at once and afterwards, and can use a link like others', async () => {
  const open = await link(true)
  await open.agree()
  await thread(otto, 'Watched words')
  await db.member.updateMany({ where: { roomId, userId: otto.id }, data: { removedAt: NOW, goneAt: NOW } })
  const first = async () => (await read(ines)).threads[0]?.first
  expect(await first()).toMatchObject({ name: 'Former partner' })
  await eraseFromRoundComments({ userId: otto.id, withoutName: (text) => text }, roomId)
  expect(await first()).toMatchObject({ name: 'Former partner', text: 'Deleted by its author.' })
  await thread(mara, 'About Ines Duarte')
  expect(await answerTo(otto, open)).not.toMatch(/Ines|Mara/)
  expect(await codeOf(resolveThread(as(otto), open, { seq: 2, resolved: true }, NOW))).toBe('comment/gone')
})

test('[CM6] each person has their own count of unread comments, and it never goes back up', async () => {
  const unreadOf = async (who: Person) => (await listSessions(who.id, {}, NOW.getTime())).ended[0]?.unread
  const first = await thread(ines)
  await reply(mara, first)
  await reply(mara, first)
  expect([await unreadOf(ines), await unreadOf(mara), await unreadOf(otto)]).toEqual([2, 1, 3])
  await markCommentsRead(as(ines), here, 3, NOW)
  await markCommentsRead(as(ines), here, 1, NOW)
  expect([await unreadOf(ines), await unreadOf(mara)]).toEqual([0, 1])
  await reply(mara, first, 'Another one')
  await deleteComment(as(mara), here, 3, NOW)
  expect([await unreadOf(ines), await unreadOf(otto)]).toEqual([1, 3])
  expect((await read(ines)).threads[0]?.replies.filter(({ isNew }) => isNew)).toMatchObject([
    { text: 'Another one' },
  ])
})

test('[CM7] anyone who was there can resolve any thread and reopen it; a reply reopens it too', async () => {
  const open = await link(true)
  await open.agree()
  const [theirs, hers] = [await thread(kai, 'Outside', MOMENT, open), await thread(ines)]
  const resolve = (who: Person, seq: number, resolved = true, place = here) =>
    codeOf(resolveThread(as(who), place, { seq, resolved }, NOW))
  const states = async () => (await read(ines)).threads.map(({ resolved }) => resolved)
  expect(await resolve(kai, hers, true, open)).toBe('comment/gone')
  expect([await resolve(kai, theirs, true, open), await resolve(mara, hers)]).toEqual(['none', 'none'])
  expect(await states()).toEqual([true, true])
  await resolve(otto, hers, false)
  await reply(mara, theirs)
  expect(await states()).toEqual([false, false])
})

describe('[CM12] a comment written through a link', () => {
  const remove = (who: Person, seq: number, place = here) => codeOf(deleteComment(as(who), place, seq, NOW))

  test('can be removed by everybody who is in the round now, and by nobody else but its author', async () => {
    const open = await link(true)
    await open.agree()
    const lena = await person('Lena Voss')
    const first = await thread(kai, 'Outside words', MOMENT, open)
    const hers = await thread(ines)
    expect([await remove(lena, first, open), await remove(lena, first)]).toEqual([
      'comment/gone',
      'not-found',
    ])
    expect([await remove(otto, hers), await remove(kai, hers, open)]).toEqual([
      'comment/gone',
      'comment/gone',
    ])
    await db.member.updateMany({ where: { roomId, userId: otto.id }, data: { removedAt: NOW, goneAt: NOW } })
    expect([await remove(otto, first), await remove(otto, first, open)]).toEqual([
      'not-found',
      'comment/gone',
    ])
    expect(await remove(mara, first)).toBe('none')
    await db.member.updateMany({
      where: { roomId, userId: otto.id },
      data: { removedAt: null, goneAt: null },
    })
    const second = await thread(kai, 'More words', MOMENT, open)
    // A member of the round who opens the link is still a member.
    expect(await remove(otto, second, open)).toBe('none')
    expect(await db.roundComment.count({ where: { roomId, NOT: { text: '' } } })).toBe(1)
  })

  test('that was removed is shown as removed to its author, who cannot restore it; nobody else sees that it existed', async () => {
    const open = await link(true)
    await open.agree()
    const first = await thread(kai, 'Outside words', MOMENT, open)
    const heard = await heardUpdates()
    expect(await remove(ines, first)).toBe('none')
    await expect.poll(() => heard).toContainEqual({ to: [kai.id], update: { kind: 'comments' } })
    const { threads } = await read(kai, open)
    expect(threads).toMatchObject([{ open: false, first: { mine: true, text: null, removed: true } }])
    expect((await read(mara)).threads).toEqual([])
    const back = rewriteComment(as(kai), open, { seq: first, text: 'Again' }, NOW)
    expect(await codeOf(back)).toBe('comment/gone')
    expect(await codeOf(reply(kai, first, 'Again', open))).toBe('comment/gone')
    await remove(kai, first, open)
    expect((await read(kai, open)).threads).toMatchObject([{ first: { removed: true } }])
  })

  test('that was deleted by its author can be restored by them', async () => {
    const open = await link(true)
    await open.agree()
    const first = await thread(kai, 'Outside words', MOMENT, open)
    expect([await remove(kai, first, open), await remove(mara, first)]).toEqual(['none', 'comment/gone'])
    await rewriteComment(as(kai), open, { seq: first, text: 'Better words' }, NOW)
    expect((await read(mara)).threads).toMatchObject([{ first: { text: 'Better words', mayRemove: true } }])
  })
})

test('[CM8] a link without comments contains none, and one with them hides their authors', async () => {
  const open = await link(true)
  await open.agree()
  await thread(ines, 'Mara Kovac drew it, see https://example.org/ines and mara@example.org')
  await thread(kai, 'From outside', MOMENT, open)
  const lena = await person('Lena Voss')
  expect(JSON.stringify(await getShared(open.token, lena.id, NOW))).not.toContain('drew it')
  const { threads } = await read(lena, open)
  expect(threads.map(({ first }) => first.name)).toEqual(['Candidate', 'Reviewer'])
  expect(threads[0]?.first.text).toBe('[interviewer] drew it, see [link] and [address]')
  expect(JSON.stringify(threads)).not.toMatch(/Ines|Mara|Kai|example\.org/)
})

test('[CM8] a reviewer who has taken a round sees no comment on it', async () => {
  const alone = { roomId: await soloRound(ines, { from: FROM }) }
  await thread(ines, 'Quiet xylographic words', MOMENT, alone)
  const about = { level: 'mid' as const, languages: ['en'] }
  await handIn({ ...ines, ...about }, alone.roomId, null, NOW)
  const reviewId = await takeReview({ id: kai.id, ...about }, null, NOW)
  const taken = JSON.stringify(await getTakenRound(kai.id, reviewId, NOW))
  expect(taken).toContain('record')
  expect(taken).not.toContain('xylographic')
  expect(await codeOf(read(kai, alone))).toBe('not-found')
})
