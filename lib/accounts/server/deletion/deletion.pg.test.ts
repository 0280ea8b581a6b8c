import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { DELETED_NAME, DELETED_WORDS } from '@/lib/auth/domain/deleted-account'
import type { SessionUser } from '@/lib/auth/domain/session-user'
import { listReferences } from '@/lib/auth/server/closing/erase-rows'
import { createGuest } from '@/lib/auth/server/create-guest'
import { addLinkMail } from '@/lib/auth/server/links/link-jobs'
import { loadUser } from '@/lib/auth/server/load-user'
import { hashPassword } from '@/lib/auth/server/passwords/hash-password'
import { sessionFromCookie } from '@/lib/auth/server/sessions/session-from-cookie'
import { signIn } from '@/lib/auth/server/sign-in'
import { removeAbandonedGuests } from '@/lib/auth/server/tidy-accounts'
import { createDraft } from '@/lib/cases/server/drafts/create-draft'
import { publishDraft } from '@/lib/cases/server/drafts/publish-draft'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { outboxFolder, outboxMailer } from '@/lib/mail/server/outbox-mailer'
import { getComments } from '@/lib/review/server/comments/get-comments'
import { getReplayPage } from '@/lib/review/server/get-replay-page'
import { encodeState } from '@/lib/rooms/domain/log/encode-state'
import { publicEvent, type RoomEvent } from '@/lib/rooms/domain/log/events'
import { fromReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { appendEvents } from '@/lib/rooms/server/log/append-events'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { recordRoom } from '@/lib/rooms/server/log/recording/record-room'
import { saveSnapshot } from '@/lib/rooms/server/log/save-snapshot'
import { snapshotRoom } from '@/lib/rooms/server/log/snapshot-room'
import { findRound } from '@/lib/rooms/server/rounds/find-round'
import { proposeRound } from '@/lib/rooms/server/rounds/propose-round'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { cookieOf, type Person, person } from '@/tests/fixtures/builders'
import { hotelWith } from '@/tests/fixtures/case-sources'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { fillReference } from '@/tests/fixtures/fill-references'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { drawn } from '@/tests/fixtures/hotel-sketch'
import { drawing, type Move, writing } from '@/tests/fixtures/play-room'
import { plain } from '@/tests/fixtures/recorded-logs/recorded-log'
import { columnsWith } from '@/tests/support/database-text'
import { refusing } from '@/tests/support/errors/refusing'
import { SETTLE_MS } from '../../domain/deletion'
import { askDeletion } from './ask-deletion'
import { deleteAccount } from './delete-account'
import { getReceipt } from './get-receipt'

const NAME = 'Zephyrine Quillfeather'
const EMAIL = 'zq@quillfeather.example'
/** Contained in everything that belongs to the person alone. */
const WORD = 'xylographic'
const TRACES = ['zephyrine', 'quillfeather', WORD]
const PASSWORD = 'seven brown otters sail home'
const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-30T10:00:00Z')
const SETTLED = new Date(NOW.getTime() + SETTLE_MS)
const ADDRESS = '127.0.0.1'

/** Tables whose rows are created by hand below, because their content is read. */
const BY_HAND = [
  'Room',
  'Member',
  'Grade',
  'Profile',
  'CaseVersion',
  'PeerReview',
  'Report',
  'AiGrading',
  'AiDimension',
  'RoundComment',
]

beforeAll(async () => {
  completeEnv({
    AUTH_SECRET: 'a secret for tests that is long enough',
    DATA_DIR: mkdtempSync(path.join(tmpdir(), 'deletion-')),
  })
  await syncContent()
})

async function zephyrine(): Promise<Person> {
  const zeph = await person(NAME)
  await db.user.update({
    where: { id: zeph.id },
    data: {
      ...{ email: EMAIL, emailVerified: FROM, privateName: 'Zephyrine at home' },
      passwordHash: await hashPassword(PASSWORD),
    },
  })
  return zeph
}

const userOf = async ({ id }: Person): Promise<SessionUser> => {
  const user = await loadUser(id)
  if (!user) throw new Error('There is nobody with this id')
  return user
}
const ask = async (who: Person, typed = PASSWORD) =>
  askDeletion(await userOf(who), { typed, address: ADDRESS }, NOW)
const deletionOf = (userId: string) => db.accountDeletion.findUniqueOrThrow({ where: { userId } })

/** Closes an account and erases it completely. @returns the receipt's token */
async function deleted(who: Person, typed = PASSWORD): Promise<string> {
  const receipt = await ask(who, typed)
  const { id } = await deletionOf(who.id)
  await deleteAccount(id, NOW)
  await deleteAccount(id, SETTLED)
  return receipt
}

const says = (by: Person, minute: number, text: string): Move => ({ minute, by, does: { kind: 'say', text } })

/** Posts a message in a room whose round is over. */
async function say(roomId: string, { id }: Person, text: string): Promise<void> {
  const { seq: base } = await loadRoom(roomId)
  const event: RoomEvent = {
    ...publicEvent('chat/said', { text }),
    ...{ seq: base + 1, at: NOW.getTime(), actorId: id, client: null, op: null },
  }
  await appendEvents([{ roomId, base, events: [event], projections: [] }])
}

/** Two rounds with a partner, one in each role, and one alone; each with every kind of content. */
async function rounds(zeph: Person, mara: Person) {
  const moves = [
    says(zeph, 2, `I am called ${WORD}`),
    says(mara, 3, `Welcome, ${NAME}. How is zephyrine today?`),
    { minute: 4, by: zeph, does: drawing(drawn('title')) },
    { minute: 5, by: zeph, does: writing('purpose', 'Rooms must not be sold twice.') },
  ]
  const private_ = (by: Person): Move[] => [
    {
      minute: 6,
      by,
      does: { kind: 'note', text: `${by === zeph ? WORD : 'Names it by herself'}, says Zephyrine` },
    },
    { minute: 7, by, does: { kind: 'mark', dimension: 'depth', score: 3 } },
    { minute: 8, by, does: { kind: 'tick', item: `${WORD} tick`, on: by === zeph } },
  ]
  const asCandidate = await endedRoom(zeph, {
    ...{ others: [[mara, 'interviewer']], from: FROM },
    moves: [...moves, ...private_(mara).slice(0, 2)],
  })
  const asInterviewer = await endedRoom(mara, {
    ...{ others: [[zeph, 'interviewer']], from: FROM, caseId: 'rate-limiter' },
    moves: [...moves, ...private_(zeph)],
  })
  const alone = await endedRoom(zeph, {
    mode: 'solo',
    from: FROM,
    caseId: 'url-shortener',
    moves: [moves[0] ?? says(zeph, 1, WORD)],
  })
  for (const roomId of [asCandidate, asInterviewer]) {
    const state = await loadRoom(roomId)
    await saveSnapshot(roomId, state.seq, encodeState(state))
  }
  await db.room.updateMany({ data: { meetingLink: `https://meet.example/${WORD}` } })
  return { asCandidate, asInterviewer, alone }
}

/** Grades, reviews, reports and a model's record, written by their use cases. */
async function written(
  zeph: Person,
  mara: Person,
  { asCandidate, asInterviewer }: Record<'asCandidate' | 'asInterviewer', string>,
) {
  const words = (text: string) => ({
    ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3), { keep: text, change: text, notes: { depth: text } }),
    feedback: [],
  })
  const ended = new Date(FROM.getTime() + 3_600_000)
  await submitGrade(zeph.id, asCandidate, words(WORD), ended)
  await submitGrade(mara.id, asCandidate, words(`Well done, ${NAME}.`), ended)
  await submitGrade(zeph.id, asInterviewer, words(WORD), ended)
  const reviewed = await endedRoom(mara, { mode: 'solo', from: FROM, caseId: 'pub-sub' })
  const review = await db.peerReview.create({
    data: {
      ...{
        id: newId(),
        roomId: reviewed,
        subjectId: mara.id,
        reviewerId: zeph.id,
        status: 'done',
        level: 'mid',
      },
      ...{ languages: ['en'], askedAt: FROM, rubricVersion: 2, keep: WORD, change: WORD, doneAt: FROM },
      scores: { depth: { score: 3, note: WORD, pointer: null, answers: {}, overruled: WORD } },
    },
  })
  const record = Buffer.from(gzipSync(JSON.stringify({ chat: [], fields: [], board: WORD })))
  const report = (by: Person, about: Person, text: string) => ({
    ...{
      id: newId(),
      at: FROM,
      reporterId: by.id,
      reportedId: about.id,
      reporterName: by.name,
      reportedName: about.name,
    },
    ...{
      place: 'room' as const,
      placeId: asCandidate,
      title: 'Hotel',
      reason: 'other' as const,
      text,
      record,
    },
  })
  const reports = [report(zeph, mara, WORD), report(mara, zeph, `${NAME} shouted.`)] as const
  await db.report.createMany({ data: [...reports] })
  const decision = {
    at: FROM,
    adminName: 'Otto',
    outcome: 'warned' as const,
    note: `Zephyrine was warned`,
    message: `Be kind, ${NAME}`,
  }
  await db.reportDecision.create({ data: { id: newId(), reportId: reports[1].id, ...decision } })
  const comment = (seq: number, by: Person, said: string) => ({
    ...{ roomId: asCandidate, seq, key: newId(), authorId: by.id, text: said, at: FROM },
    ...(seq === 1 ? { about: { kind: 'moment', elapsed: 0 } } : { firstSeq: 1 }),
  })
  await db.roundComment.createMany({
    data: [comment(1, zeph, WORD), comment(2, mara, `Well seen, ${NAME}`)],
  })
  const piece = (id: string, by: 'candidate' | 'interviewer') =>
    ({
      id,
      kind: 'chat',
      title: 'Message',
      text: by === 'interviewer' ? WORD : 'Rooms',
      by,
      citable: false,
      pointer: null,
    }) as const
  for (const roomId of [asCandidate, asInterviewer])
    await db.aiGrading.create({
      data: {
        ...{
          id: newId(),
          roomId,
          startedById: zeph.id,
          rubricVersion: 2,
          promptVersion: 1,
          model: 'm',
          createdAt: FROM,
        },
        record: {
          pieces: [piece('c1', 'interviewer'), piece('c2', 'candidate')],
          withheld: [{ piece: 'c1', text: WORD }],
          substance: { words: 1, fields: 0, ofFields: 0, parts: 0, messages: 2 },
        },
        dimensions: {
          create: { id: newId(), dimension: 'depth', raw: WORD, appealById: zeph.id, appeal: { text: WORD } },
        },
      },
    })
  return { review: review.id, report: reports[0].id, grading: asInterviewer }
}

test('[AC3][AC4][CM9][RC6] a user with data everywhere leaves no trace, and the partner keeps theirs', async () => {
  const [zeph, mara] = [await zephyrine(), await person('Mara Kovac')]
  const rooms = await rounds(zeph, mara)
  await recordRoom(rooms.asInterviewer)
  const { review, report } = await written(zeph, mara, rooms)
  const draft = async (by: Person, title: string) => {
    const source = hotelWith('title: Hotel availability and booking', `title: ${title}`)
    const { id } = await createDraft(by.id, source, FROM)
    await publishDraft(by.id, id, FROM)
    return id
  }
  await draft(zeph, WORD)
  const group = await db.group.create({ data: { id: newId(), name: 'Friday', createdAt: FROM } })
  await db.groupMember.create({ data: { groupId: group.id, userId: mara.id, joinedAt: FROM } })
  const match = await db.match.create({
    data: {
      ...{
        id: newId(),
        caseId: 'pub-sub',
        minutes: 45,
        talk: 'voice',
        madeAt: FROM,
        answerBy: FROM,
        outcome: 'accepted',
      },
      booking: { create: { startsAt: FROM, movesById: zeph.id } },
    },
  })
  const link = await db.shareLink.create({
    data: {
      ...{ id: newId(), roomId: rooms.asCandidate, makerId: mara.id, tokenHash: newId() },
      ...{ scope: 'replay', asked: 1, createdAt: FROM },
    },
  })
  const known = {
    ...{ User: mara.id, Room: rooms.asCandidate, Match: match.id, Booking: match.id, Group: group.id },
    ShareLink: link.id,
    ...{ PeerReview: review, Report: report, CaseDraft: await draft(mara, 'Rooms') },
  }
  const references = await listReferences()
  expect(references.length).toBeGreaterThan(40)
  for (const reference of references)
    if (!BY_HAND.includes(reference.table)) await fillReference(reference, zeph.id, { word: WORD, known })
  await addLinkMail('reset', EMAIL)
  const { DATA_DIR } = process.env
  const mailer = outboxMailer(DATA_DIR ?? '')
  const mail = { from: 'no-reply@example.org', headers: {}, messageId: '<1@example.org>' }
  const to = (name: string, address: string, text: string, id: string) =>
    mailer.send({
      ...mail,
      messageId: `<${id}@example.org>`,
      to: { name, address },
      subject: 'A round',
      text,
      html: `<p>${text}</p>`,
    })
  await to(NAME, EMAIL, 'You have a round. ž', 'one')
  await to('Mara', 'mara@example.org', `You have a round with ${NAME}, ${'č'.repeat(90)}`, 'two')
  await to('Mara', 'mara@example.org', 'You have a round with Otto.', 'three')
  const everywhere = await columnsWith(TRACES)
  expect(everywhere.length).toBeGreaterThan(30)
  expect(everywhere).toContain('RecordingPiece.bytes')
  const before = {
    candidate: await loadRoom(rooms.asCandidate),
    interviewer: await loadRoom(rooms.asInterviewer),
  }

  const logged: unknown[] = []
  for (const level of ['log', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void logged.push(said))
  onTestFinished(() => void vi.restoreAllMocks())
  const receipt = await deleted(zeph)

  expect(await columnsWith(TRACES)).toEqual([])
  expect(JSON.stringify(logged).toLowerCase()).not.toMatch(/zephyrine|quillfeather|xylographic/)
  const outbox = readdirSync(outboxFolder(DATA_DIR ?? ''))
  expect(outbox.map((file) => readFileSync(path.join(outboxFolder(DATA_DIR ?? ''), file), 'utf8'))).toEqual([
    expect.stringContaining('Otto'),
  ])
  expect(await getReceipt(receipt)).toEqual({
    ...{ askedAt: NOW.getTime(), doneAt: SETTLED.getTime() },
    counts: { ownRooms: 1, sharedRooms: 2, cases: 2, grades: 1 },
  })

  for (const [roomId, kept] of [
    [rooms.asCandidate, before.candidate],
    [rooms.asInterviewer, before.interviewer],
  ] as const) {
    const round = await findRound(roomId, mara.id)
    expect(round.members.map(({ name }) => name).sort()).toEqual([DELETED_NAME, mara.name])
    const { items } = await getReplayPage(mara.id, roomId, 0, SETTLED)
    const replayed = items.map(fromReplayItem).reduce(evolve, emptyRoom())
    for (const state of [await loadRoom(roomId), replayed]) {
      const [now, then] = [plain(state), plain(kept)] as { board: unknown; sheet: unknown }[]
      expect([now?.board, now?.sheet]).toEqual([then?.board, then?.sheet])
      expect(state.round.clock).toEqual(kept.round.clock)
      expect(state.round.chat.map(({ text }) => text)).toEqual([
        DELETED_WORDS,
        expect.stringContaining('Welcome, ['),
      ])
    }
  }
  const [grade] = await db.grade.findMany({ where: { roomId: rooms.asInterviewer } })
  expect(grade).toMatchObject({ keep: DELETED_WORDS, scores: { depth: { score: 3, note: DELETED_WORDS } } })
  const given = await db.grade.findFirstOrThrow({ where: { graderId: mara.id } })
  expect(given.keep).toMatch(/^Well done, \[/)
  const { threads } = await getComments(
    { id: mara.id, kind: 'member' },
    { roomId: rooms.asCandidate },
    SETTLED,
  )
  expect(threads).toMatchObject([
    {
      first: { name: DELETED_NAME, text: DELETED_WORDS },
      replies: [{ name: mara.name, text: expect.stringMatching(/^Well seen, \[/) }],
    },
  ])
})

test('[AC2] at once every session is ended, nobody can sign in, and the address is free', async () => {
  const zeph = await zephyrine()
  const cookie = await cookieOf(zeph)
  expect(await sessionFromCookie(cookie)).not.toBeNull()
  await ask(zeph)
  expect(await sessionFromCookie(cookie)).toBeNull()
  const again = signIn({ email: EMAIL, password: PASSWORD, address: ADDRESS }, NOW)
  await expect(again).rejects.toMatchObject({ code: 'auth/wrong-credentials' })
  expect(await db.user.count({ where: { email: EMAIL } })).toBe(0)
  expect(await db.user.findUnique({ where: { id: zeph.id } })).toMatchObject({
    name: DELETED_NAME,
    passwordHash: null,
  })
  await db.accountDeletion.deleteMany()
})

describe('[AC1] an account can be deleted by a user who', () => {
  test('knows its password; a wrong one changes nothing and counts as an attempt', async () => {
    const zeph = await zephyrine()
    await db.signInAttempt.deleteMany()
    await expect(ask(zeph, NAME)).rejects.toMatchObject({ code: 'auth/wrong-password' })
    expect(await db.signInAttempt.count()).toBe(2)
    expect(await userOf(zeph)).toMatchObject({ name: NAME })
    expect(await db.accountDeletion.count()).toBe(0)
    await db.user.delete({ where: { id: zeph.id } })
  })

  test('types the address of an account without a password, or a guest’s name', async () => {
    const mara = await person('Mara')
    const guest = { ...(await createGuest({ name: 'Noa Lind' }, NOW)), name: 'Noa Lind' }
    await expect(ask(mara, 'Mara')).rejects.toMatchObject({ code: 'auth/wrong-confirmation' })
    await deleted(mara, `${mara.id}@example.org`)
    await expect(ask(guest, 'yes')).rejects.toMatchObject({ code: 'auth/wrong-confirmation' })
    await deleted(guest, ' noa lind ')
    expect(await db.user.count({ where: { id: { in: [mara.id, guest.id] } } })).toBe(0)
  })

  test('asks first; two requests at once cause one deletion', async () => {
    const zeph = await zephyrine()
    const user = await userOf(zeph)
    const asks = [1, 2].map(() => askDeletion(user, { typed: PASSWORD, address: ADDRESS }, NOW))
    const codes = (await Promise.allSettled(asks)).map((one) =>
      one.status === 'rejected' ? one.reason.code : 'done',
    )
    expect(codes.toSorted()).toEqual(['auth/signed-out', 'done'])
    expect(await db.accountDeletion.count({ where: { userId: zeph.id } })).toBe(1)
    await deleteAccount((await deletionOf(zeph.id)).id, SETTLED)
  })
})

test('[AC6] it is done only after a second pass, which erases what arrived in between, and it resumes where it stopped', async () => {
  const [zeph, mara] = [await person(NAME), await person('Mara Kovac')]
  const roomId = await endedRoom(zeph, {
    others: [[mara, 'interviewer']],
    from: FROM,
    moves: [says(zeph, 2, WORD)],
  })
  const late = encodeState(await loadRoom(roomId))
  const receipt = await ask(zeph, `${zeph.id}@example.org`)
  const { id } = await deletionOf(zeph.id)
  await deleteAccount(id, NOW)
  await deleteAccount(id, NOW)
  expect(await getReceipt(receipt)).toMatchObject({ doneAt: null })
  // A late message from a closing socket, and data that a process not yet notified kept in memory.
  await say(roomId, zeph, `${WORD} again`)
  await saveSnapshot(roomId, (await loadRoom(roomId)).seq, late)
  expect(await columnsWith([WORD])).toEqual(['RoomEvent.data', 'RoomSnapshot.state'])
  await deleteAccount(id, SETTLED)
  expect(await columnsWith(TRACES)).toEqual([])
  expect(await getReceipt(receipt)).toMatchObject({ doneAt: SETTLED.getTime() })
  await deleteAccount(id, new Date(SETTLED.getTime() + 1))
  expect(await getReceipt(receipt)).toMatchObject({ doneAt: SETTLED.getTime() })
  const told = await db.roomEvent.count({ where: { roomId, kind: 'member/erased' } })
  expect(told).toBe(2)
})

test.each([
  'delete on "Room"',
  'update on "RoomEvent"',
  'update on "RoomSnapshot"',
  'update on "Grade"',
  'update on "RoundComment"',
  'update on "Report"',
  'delete on "Profile"',
])('[AC6] stopped at %s, it resumes and leaves none of the names that they ever had', async (what) => {
  const mara = await person('Mara Kovac')
  const zeph = await person('Ada Featherstone')
  const earlier = await endedRoom(zeph, {
    ...{ others: [[mara, 'interviewer']], from: FROM },
    moves: [says(mara, 2, 'Hello, Featherstone')],
  })
  await db.user.update({ where: { id: zeph.id }, data: { name: NAME } })
  const later = await endedRoom(zeph, {
    ...{ others: [[mara, 'interviewer']], from: FROM, caseId: 'rate-limiter' },
    moves: [says(mara, 2, `Hello, ${NAME}, or Featherstone as you were`)],
  })
  const alone = await endedRoom(zeph, { mode: 'solo', from: FROM, caseId: 'url-shortener' })
  for (const roomId of [earlier, later]) await snapshotRoom(roomId)
  const said = 'Marchbanks, then Featherstone, now Quillfeather, did well.'
  const ended = new Date(FROM.getTime() + 3_600_000)
  const words = gradeInput(sheet(3, 3, 3, 3, 3, 3, 3), { keep: said, change: said })
  await submitGrade(mara.id, later, { ...words, feedback: [] }, ended)
  await db.roundComment.create({
    data: {
      ...{ roomId: later, seq: 1, key: newId(), authorId: mara.id, text: said, at: NOW },
      about: { kind: 'moment', elapsed: 0 },
    },
  })
  await db.report.create({
    data: {
      ...{ id: newId(), at: NOW, reporterId: mara.id, reportedId: zeph.id, reporterName: mara.name },
      ...{ reportedName: 'Ottoline Marchbanks', place: 'room', placeId: earlier, title: 'Hotel' },
      ...{ reason: 'other', text: said },
    },
  })
  await db.dataExport.create({
    data: { userId: mara.id, about: alone, run: newId(), askedAt: NOW, readyAt: NOW },
  })
  const receipt = await ask(zeph, `${zeph.id}@example.org`)
  const { id } = await deletionOf(zeph.id)
  const end = await refusing(what)
  await expect(deleteAccount(id, NOW)).rejects.toThrow()
  await end()
  await deleteAccount(id, SETTLED)
  expect(await columnsWith(['featherstone', 'marchbanks', ...TRACES])).toEqual([])
  expect(await db.dataExport.count({ where: { about: alone } })).toBe(0)
  expect(await getReceipt(receipt)).toMatchObject({ doneAt: SETTLED.getTime() })
  expect((await findRound(earlier, mara.id)).members.map(({ name }) => name).sort()).toEqual([
    DELETED_NAME,
    mara.name,
  ])
})

test('[AC7] a receipt is found by its token alone', async () => {
  const zeph = await person(NAME)
  const receipt = await deleted(zeph, `${zeph.id}@example.org`)
  expect(receipt).toMatch(/^[\w-]{22}$/)
  await expect(getReceipt(`${receipt.slice(1)}A`)).rejects.toMatchObject({ code: 'not-found' })
  const row = await db.accountDeletion.findFirstOrThrow({
    where: { doneAt: { not: null } },
    orderBy: { id: 'desc' },
  })
  expect(row).toMatchObject({ userId: null, name: null, names: [], email: null })
  expect(JSON.stringify(row)).not.toContain(receipt)
})

test('[AC4] nobody is offered another round with a deleted account, and its row outlives no job', async () => {
  const [zeph, mara] = [await person(NAME), await person('Mara Kovac')]
  const roomId = await endedRoom(zeph, { others: [[mara, 'interviewer']], from: FROM })
  await ask(zeph, `${zeph.id}@example.org`)
  await removeAbandonedGuests(new Date(NOW.getTime() + 86_400_000))
  await deleteAccount((await deletionOf(zeph.id)).id, SETTLED)
  const next = { previousRoomId: roomId, caseId: 'url-shortener', minutes: 45 } as const
  await expect(proposeRound({ ...mara }, next, NOW)).rejects.toMatchObject({ code: 'next-round/alone' })
  await db.room.delete({ where: { id: roomId } })
})

test('when both partners’ accounts are deleted, so is their session', async () => {
  const [zeph, mara] = [await person(NAME), await person('Mara Kovac')]
  const roomId = await endedRoom(zeph, { others: [[mara, 'interviewer']], from: FROM })
  await deleted(zeph, `${zeph.id}@example.org`)
  expect(await db.room.count({ where: { id: roomId } })).toBe(1)
  await deleted(mara, `${mara.id}@example.org`)
  expect(await db.room.count({ where: { id: roomId } })).toBe(0)
})
