import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createGuest } from '@/lib/auth/server/create-guest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { deleteRoom } from '@/lib/rooms/server/delete-room'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { completeEnv } from '@/lib/shared/env'
import { AppError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { PEER_GRADE_OF_HOTEL, playHotelSession, selfGradeOfHotel } from '@/tests/fixtures/hotel-session'
import { soloRound } from '@/tests/fixtures/solo-round'
import { codeOf } from '@/tests/support/errors/code-of'
import { heardUpdates } from '@/tests/support/protocol/heard-updates'
import { encodeReplayPage } from '../../domain/replay/replay-page'
import { SHARE_LINKS_A_DAY, SHARE_LINKS_MOST, type ShareScope } from '../../domain/share/share-link'
import { listSessions } from '../sessions/list-sessions'
import { answerShareLink } from './answer-link'
import { getShared, getSharedChat, getSharedImage, getSharedPage } from './get-shared'
import { countView, getSharedPreview } from './link-traffic'
import { getSharePanel } from './list-links'
import { makeShareLink, type WantedLink } from './make-link'
import { removeEndedShareLinks } from './remove-ended-links'
import { revokeShareLink } from './revoke-link'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-20T20:00:00Z')
const DAY = 24 * 3_600_000
const later = (ms: number) => new Date(NOW.getTime() + ms)

const REPLAY: WantedLink = { scope: 'replay', days: 30, embeds: false, comments: false, picture: null }

let ines: Person
let mara: Person
let otto: Person
let stranger: Person
let roomId: string

beforeAll(async () => {
  await syncContent()
  stranger = await person('Kai Berger')
})

/** Both members of a round with notes, marks, hints and a chat, and an observer. */
beforeEach(async () => {
  ;[ines, mara, otto] = [await person('Ines Duarte'), await person('Mara Kovac'), await person('Otto Lind')]
  roomId = await playHotelSession(ines, mara, FROM)
  await db.member.create({ data: { roomId, userId: otto.id, role: 'observer', number: 3 } })
})

/** A link by the candidate. */
async function link(change: Partial<WantedLink> = {}, by = ines, of = roomId) {
  const { token } = await makeShareLink(by, of, { ...REPLAY, ...change }, NOW)
  const { id } = await db.shareLink.findFirstOrThrow({ where: { makerId: by.id }, orderBy: { id: 'desc' } })
  return { id, token }
}

/** A link that everybody agreed to. */
async function liveLink(change: Partial<WantedLink> = {}) {
  const made = await link(change)
  await answerShareLink(mara.id, made.id, 'agreed', NOW)
  return made
}

/** Everything that a link gives a person, as text. */
async function everythingOf(token: string, viewerId: string | null = null): Promise<string> {
  const parts: string[] = [JSON.stringify(await getShared(token, viewerId, NOW))]
  for (let after: number | null = 0; after !== null; ) {
    const page = await getSharedPage(token, viewerId, after, NOW)
    parts.push(Buffer.from(encodeReplayPage(page)).toString('latin1'))
    after = page.next
  }
  parts.push(JSON.stringify(await getSharedChat(token, viewerId, 0, NOW)))
  return parts.join('\n')
}

/** The response of each entry point to a link, as the error it throws. */
async function answersOf(token: string, viewerId: string | null = null, now = NOW) {
  const thrown = async (promise: Promise<unknown>) =>
    promise.then(
      () => 'something',
      (error: unknown) => (error instanceof AppError ? { code: error.code, params: error.params } : error),
    )
  return Promise.all([
    thrown(getShared(token, viewerId, now)),
    thrown(getSharedPage(token, viewerId, 0, now)),
    thrown(getSharedChat(token, viewerId, 0, now)),
    thrown(getSharedImage(token, viewerId, 'a'.repeat(64), now)),
    thrown(getSharedPreview(token, now)),
    thrown(countView(token, viewerId, 'address', now)),
  ])
}

const NEVER_WAS = { code: 'not-found', params: { what: 'shared' } }
const NOTHING = Array(6).fill(NEVER_WAS)

describe('who can create a link', () => {
  test('[SH1] members with a seat in a finished round can; for others, and before its end, it does not exist', async () => {
    expect((await link({}, mara)).token).toMatch(/^[\w-]{22}$/)
    for (const who of [otto, stranger]) expect(await codeOf(link({}, who))).toBe('not-found')
    const open = await room(ines, { at: NOW })
    expect(await codeOf(makeShareLink(ines, open, REPLAY, NOW))).toBe('not-found')
    expect(await codeOf(makeShareLink(ines, 'sessions', REPLAY, NOW))).toBe('not-found')
  })

  test('[SH1] a round on a case that somebody wrote stays with those who may see it', async () => {
    const own = await db.caseVersion.findFirstOrThrow({ where: { caseId: 'url-shortener', current: true } })
    const copy = await db.caseVersion.create({
      data: { ...own, id: newId(), caseId: newId(), origin: 'author', authorId: ines.id },
    })
    await db.room.update({ where: { id: roomId }, data: { caseVersionId: copy.id } })
    expect(await codeOf(link())).toBe('share/own-case')
    expect(await getSharePanel({ id: ines.id, kind: 'member' }, roomId, NOW)).toMatchObject({
      closed: 'own-case',
    })
  })

  test('[SH9] five active ones to a round, even if ten are created at once, and twenty a day', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(makeShareLink(ines, roomId, REPLAY, NOW))),
    )
    expect(made.filter((code) => code === 'none')).toHaveLength(SHARE_LINKS_MOST)
    expect(made.filter((code) => code === 'share/too-many')).toHaveLength(10 - SHARE_LINKS_MOST)
    // The other person's links have their own limit.
    expect(await codeOf(link({}, mara))).toBe('none')
    const revokeAll = async () => {
      for (const { id } of await db.shareLink.findMany({ where: { makerId: ines.id, revokedAt: null } }))
        await revokeShareLink(ines.id, id, NOW)
    }
    for (let count = SHARE_LINKS_MOST; count < SHARE_LINKS_A_DAY; count++) {
      await revokeAll()
      expect(await codeOf(link())).toBe('none')
    }
    await revokeAll()
    expect(await codeOf(link())).toBe('share/too-often')
    expect(await codeOf(makeShareLink(ines, roomId, REPLAY, later(DAY)))).toBe('none')
  })

  test('[SH8] the database has no token, and a person who was not asked is shown none', async () => {
    const { id, token } = await link()
    expect(JSON.stringify(await db.shareLink.findUnique({ where: { id } }))).not.toContain(token)
    const panel = (who: Person) => getSharePanel({ id: who.id, kind: 'member' }, roomId, NOW)
    expect((await panel(ines)).links).toMatchObject([{ token, mine: true, answer: null }])
    expect((await panel(mara)).links).toMatchObject([{ token, mine: false, answer: 'asked' }])
    for (const who of [otto, stranger]) expect(await codeOf(panel(who))).toBe('not-found')
    // With another secret it still works, and can't be shown again.
    await db.shareLink.update({ where: { id }, data: { tokenHash: 'of another secret' } })
    expect((await panel(ines)).links).toMatchObject([{ token: null }])
  })
})

describe('agreement', () => {
  test('[SH2][SH3] until the other person agrees it does not exist, except to the two of them', async () => {
    const { id, token } = await link()
    const never = token.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))
    expect(await answersOf(never)).toEqual(NOTHING)
    for (const who of [null, stranger.id, otto.id]) expect(await answersOf(token, who)).toEqual(NOTHING)
    for (const who of [ines, mara])
      expect(await getShared(token, who.id, NOW)).toMatchObject({ preview: 'waiting', scope: 'replay' })
    for (const who of [ines, otto, stranger])
      expect(await codeOf(answerShareLink(who.id, id, 'agreed', NOW))).toBe('not-found')
    await answerShareLink(mara.id, id, 'agreed', NOW)
    expect(await getShared(token, null, NOW)).toMatchObject({ preview: null, scope: 'replay' })
  })

  test('[SH2][SH3] if it is declined, or withdrawn while somebody reads it, it is gone with the next request', async () => {
    const { id, token } = await liveLink()
    expect(await codeOf(getSharedPage(token, null, 0, NOW))).toBe('none')
    await answerShareLink(mara.id, id, 'declined', NOW)
    expect(await answersOf(token)).toEqual(NOTHING)
    const [shown] = (await getSharePanel({ id: ines.id, kind: 'member' }, roomId, NOW)).links
    expect(shown).toMatchObject({ state: 'declined', others: [{ name: 'Mara Kovac', answer: 'declined' }] })
    await answerShareLink(mara.id, id, 'agreed', NOW)
    expect(await codeOf(getSharedPage(token, null, 0, NOW))).toBe('none')
  })

  test('[SH2] a person who leaves the round or has no account any more no longer agrees', async () => {
    const { token } = await liveLink()
    await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW } })
    expect(await answersOf(token)).toEqual(NOTHING)
    await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: null } })
    expect(await codeOf(getShared(token, null, NOW))).toBe('none')
    await db.user.delete({ where: { id: mara.id } })
    expect(await answersOf(token)).toEqual(NOTHING)
  })

  test('[SH2][SL12] a person who deleted the session no longer agrees, and no other link to it can be created', async () => {
    const { token } = await link()
    await db.member.updateMany({ where: { roomId, userId: mara.id }, data: { removedAt: NOW, goneAt: NOW } })
    expect(await answersOf(token)).toEqual(NOTHING)
    expect(await codeOf(link())).toBe('share/partner-gone')
    expect(await getSharePanel({ id: ines.id, kind: 'member' }, roomId, NOW)).toMatchObject({
      links: [{ state: 'orphaned' }],
      closed: 'partner-gone',
      asks: [],
    })
  })

  test('[SH2] alone, nobody is asked', async () => {
    const alone = await soloRound(ines, { from: FROM })
    const { token } = await makeShareLink(ines, alone, REPLAY, NOW)
    expect(await getShared(token, null, NOW)).toMatchObject({ preview: null, mode: 'solo' })
  })

  test('[SH3] revoked, expired or with its room deleted it does not exist, not even for its creator', async () => {
    const { id, token } = await liveLink({ days: 1 })
    expect(await codeOf(getShared(token, null, later(DAY - 1)))).toBe('none')
    expect(await answersOf(token, null, later(DAY))).toEqual(NOTHING)
    expect(await answersOf(token, ines.id, later(DAY))).toEqual(NOTHING)
    expect(await codeOf(revokeShareLink(mara.id, id, NOW))).toBe('not-found')
    await revokeShareLink(ines.id, id, NOW)
    for (const who of [null, ines.id, mara.id]) expect(await answersOf(token, who)).toEqual(NOTHING)
    expect(await codeOf(answerShareLink(mara.id, id, 'agreed', NOW))).toBe('not-found')
    expect((await getSharePanel({ id: ines.id, kind: 'member' }, roomId, NOW)).links).toEqual([])

    const other = await liveLink()
    await deleteRoom(ines.id, roomId).catch(() => db.room.delete({ where: { id: roomId } }))
    expect(await answersOf(other.token)).toEqual(NOTHING)
    await removeEndedShareLinks(later(31 * DAY))
    expect(await db.shareLink.count({ where: { makerId: ines.id } })).toBe(0)
  })

  test('[SH14] both are notified when one is asked, answers or revokes', async () => {
    const heard = await heardUpdates()
    const { id } = await link()
    const listed = async (who: Person) => (await listSessions(who.id, {}, NOW.getTime())).ended[0]?.isAsked
    expect([await listed(mara), await listed(ines)]).toEqual([true, false])
    await answerShareLink(mara.id, id, 'agreed', NOW)
    await revokeShareLink(ines.id, id, NOW)
    await expect.poll(() => heard.length).toBe(3)
    const told = { to: expect.arrayContaining([ines.id, mara.id]), update: { kind: 'grades', roomId } }
    expect(heard).toEqual([told, told, told])
  })
})

describe('what it shows', () => {
  test('[SH4] each scope contains what it names, and nothing beyond', async () => {
    const shown = async (scope: ShareScope) => {
      const { token } = await liveLink({ scope })
      const plays = await Promise.all([
        codeOf(getSharedPage(token, null, 0, NOW)),
        codeOf(getSharedChat(token, null, 0, NOW)),
      ])
      return { text: JSON.stringify(await getShared(token, null, NOW)), plays }
    }
    const WORKSHEET = 'The last room must sell once'
    const CHAT = 'Do we sell one room'
    const board = await shown('board')
    expect([board.text.includes(WORKSHEET), board.text.includes(CHAT)]).toEqual([false, false])
    expect(board.plays).toEqual(['not-found', 'not-found'])
    const worksheet = await shown('worksheet')
    expect([worksheet.text.includes(WORKSHEET), worksheet.text.includes(CHAT)]).toEqual([true, false])
    expect(worksheet.plays).toEqual(['not-found', 'not-found'])
    const replay = await shown('replay')
    expect([replay.text.includes(WORKSHEET), replay.text.includes(CHAT)]).toEqual([true, true])
    expect([replay.plays, replay.text.includes('"grades"')]).toEqual([['none', 'none'], false])
  })

  test('[SH5][SH6] no name, id, note, mark, hint or word from the guide is in anything that it gives', async () => {
    await endWithSecrets()
    const { token } = await liveLink({ scope: 'grades' })
    for (const viewer of [null, stranger.id, ines.id, mara.id]) {
      const all = await everythingOf(token, viewer)
      expect(all).toContain('Do we sell one room')
      for (const secret of SECRETS) expect([secret, all.includes(secret)]).toEqual([secret, false])
    }
  })

  test('[SH5] messages by a person who was not asked are left out, and names in the chat become roles', async () => {
    const watched = await endedRoom(ines, {
      others: [
        [mara, 'interviewer'],
        [otto, 'interviewer'],
      ],
      from: FROM,
      moves: [
        { minute: 1, by: ines, does: { kind: 'say', text: 'Mara, see https://meet.example.org/ines' } },
        { minute: 2, by: otto, does: { kind: 'say', text: 'I have to go' } },
      ],
    })
    await db.member.updateMany({ where: { roomId: watched, userId: otto.id }, data: { removedAt: NOW } })
    const { id, token } = await link({}, ines, watched)
    await answerShareLink(mara.id, id, 'agreed', NOW)
    const all = await everythingOf(token)
    expect(all).toContain('[interviewer], see [link]')
    for (const secret of ['I have to go', 'example.org', 'Otto'])
      expect([secret, all.includes(secret)]).toEqual([secret, false])
  })

  test('[SH7] of the grades only the scores, once they are open', async () => {
    const { token } = await liveLink({ scope: 'grades' })
    await submitGrade(mara.id, roomId, PEER_GRADE_OF_HOTEL, NOW)
    expect(await getShared(token, null, NOW)).toMatchObject({ grades: null })
    await submitGrade(ines.id, roomId, selfGradeOfHotel(mara), NOW)
    const shown = await getShared(token, null, NOW)
    expect(shown).toMatchObject({
      grades: { columns: [{ title: 'Candidate' }, { title: 'Interviewer' }] },
    })
    const text = JSON.stringify(shown)
    for (const { note } of Object.values(PEER_GRADE_OF_HOTEL.scores))
      expect([note, text.includes(note)]).toEqual([note, false])
    for (const secret of ['"note"', '"keep"', '"change"', ines.id, mara.id])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
  })
})

describe('views and previews', () => {
  test("[SH10] a view only increases the count; views by the round's two members are not counted", async () => {
    const { id, token } = await liveLink()
    const before = await db.shareLink.findUniqueOrThrow({ where: { id } })
    await countView(token, null, '192.0.2.7', NOW)
    await countView(token, stranger.id, '192.0.2.8', NOW)
    for (const who of [ines, mara]) await countView(token, who.id, '192.0.2.9', NOW)
    expect(await db.shareLink.findUniqueOrThrow({ where: { id } })).toEqual({ ...before, views: 2 })
    for (let count = 0; count < 40; count++) await countView(token, null, '192.0.2.10', NOW)
    expect((await db.shareLink.findUniqueOrThrow({ where: { id } })).views).toBe(32)
  })

  test('[SH13] the preview is drawn again in one size; anything but a PNG creates no link', async () => {
    const png = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#cde' } })
      .withExif({ IFD0: { Copyright: 'hidden words' } })
      .png()
      .toBuffer()
    expect(png.includes('hidden words')).toBe(true)
    const { id, token } = await liveLink({ picture: png.toString('base64') })
    const kept = Buffer.from(await getSharedPreview(token, NOW))
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(kept.includes('hidden words')).toBe(false)
    await revokeShareLink(ines.id, id, NOW)
    expect((await db.shareLink.findUniqueOrThrow({ where: { id } })).picture).toBeNull()
    const jpeg = await sharp(png).jpeg().toBuffer()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    const huge = await sharp({ create: { width: 4_000, height: 4_000, channels: 3, background: '#cde' } })
      .png()
      .toBuffer()
    for (const wrong of [jpeg, svg, huge, Buffer.from('no picture')])
      expect(await codeOf(link({ picture: wrong.toString('base64') }))).toBe('share/picture')
    expect(await db.shareLink.count({ where: { makerId: ines.id } })).toBe(1)
  })

  test('[SH1] a guest is told to create an account', async () => {
    const guest = await createGuest({ name: 'Guest' }, NOW)
    const alone = await soloRound({ id: guest.id, name: 'Guest' }, { from: FROM })
    expect(await getSharePanel({ id: guest.id, kind: 'guest' }, alone, NOW)).toMatchObject({
      closed: 'guest',
    })
  })
})

/** What must not be in any byte of a link. */
let SECRETS: string[] = []

/** Adds names and ids of this round, and data that only some members may see, to what is searched for. */
async function endWithSecrets() {
  const { hints, curveballs } = (await loadRoom(roomId)).round
  const given = [...hints, ...curveballs].map(({ text }) => text.slice(0, 40))
  expect(given.length).toBeGreaterThan(0)
  SECRETS = [
    ...['Ines', 'Duarte', 'Mara', 'Kovac', 'Otto', 'Lind', ines.id, mara.id, otto.id, roomId],
    ...[
      'Names the hardest part by herself',
      'Row lock asserted',
      'note/',
      'mark/',
      'guide/',
      'hint/',
      'curveball/',
      'trial/',
    ],
    ...given,
  ]
}
