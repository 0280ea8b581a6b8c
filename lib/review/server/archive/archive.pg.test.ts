import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { deleteAccount } from '@/lib/accounts/server/deletion/delete-account'
import { askSessionArchive, getExport } from '@/lib/accounts/server/export/ask-export'
import { exportSession } from '@/lib/accounts/server/export/export-session'
import { removeOldExports } from '@/lib/accounts/server/export/make-archive'
import { encodeBoard } from '@/lib/board/domain/doc'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { fromReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom, type RoomState } from '@/lib/rooms/domain/round/state'
import { completeEnv } from '@/lib/shared/env'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import {
  ARCHIVED_AT,
  archivedRound,
  archiveOf,
  changedArchive,
  fileIn,
  PICTURE,
} from '@/tests/fixtures/session-archive'
import { textsOf } from '@/tests/support/simulation/browser'
import { ARCHIVE_KEPT_HOURS, IMPORTS_A_PERSON } from '../../domain/archive/archive-limits'
import { getReplayPage } from '../get-replay-page'
import { listSessions } from '../sessions/list-sessions'
import { getImported, getImportedChat, getImportedImage, getImportedPage, listImported } from './get-imported'
import { importSession } from './import-session'
import { removeImported } from './remove-imported'

completeEnv({ AUTH_SECRET: 'a secret of this test, long enough for all that is signed with it' })

const NOW = ARCHIVED_AT
const later = (ms: number) => new Date(NOW.getTime() + ms)

let ines: Person
let mara: Person
let stranger: Person
let roomId: string
let archive: Uint8Array

beforeAll(async () => {
  await syncContent()
  ;({ ines, mara, roomId } = await archivedRound())
  stranger = await person('Sven')
  archive = await archiveOf(ines, roomId)
})

const factsIn = (bytes: Uint8Array) => JSON.parse(fileIn(bytes, 'session.json'))

async function played(read: (after: number) => ReturnType<typeof getReplayPage>): Promise<RoomState> {
  let state = emptyRoom()
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof getReplayPage>> = await read(after)
    for (const item of page.items) state = evolve(state, fromReplayItem(item))
    after = page.next
  }
  return state
}

describe('[EX5] an archive contains what its creator sees, and nothing else', () => {
  test('log, pictures, prompt and people are in it', async () => {
    const files = unzipSync(archive)
    expect(Object.keys(files).sort()).toEqual([`images/${PICTURE}`, 'log.jsonl', 'session.json'])
    const facts = factsIn(archive)
    expect(facts).toMatchObject({ format: 'threepoint-session', version: 1, by: 'person-1', grades: null })
    expect(facts.people.slice(0, 2)).toEqual([
      { id: 'person-1', name: 'Ines', role: 'candidate' },
      { id: 'person-2', name: 'Mara', role: 'interviewer' },
    ])
    expect(facts.case.prompt.length).toBeGreaterThan(20)
    expect(fileIn(archive, 'log.jsonl').trim().split('\n')).toHaveLength(facts.events)
  })

  test("others' private data, sealed grades, the guide and ids are in no byte of it", async () => {
    const [hers, theirs] = [archive, await archiveOf(mara, roomId)].map((bytes) =>
      Object.values(unzipSync(bytes))
        .map((file) => strFromU8(file))
        .join('\n'),
    )
    for (const secret of ['xylographic', 'mark/set'])
      expect([secret, hers?.includes(secret), theirs?.includes(secret)]).toEqual([secret, false, true])
    expect(hers).not.toContain('kept by Mara')
    const { source } = await db.caseVersion.findFirstOrThrow({ where: { caseId: 'hotel-booking-system' } })
    // Everything below the front matter is the guide.
    const guide = source.trim().slice(-60)
    for (const text of [hers, theirs]) {
      for (const id of [ines.id, mara.id, roomId, `${ines.id}@example.org`]) expect(text).not.toContain(id)
      expect(text).not.toContain(guide)
    }
  })
})

test('[EX6] members with a seat can get it, for a day, and not while they are answering the case elsewhere', async () => {
  const about = roomId
  expect(await getExport(ines.id, about, NOW)).toMatchObject({ state: 'ready', bytes: archive.byteLength })
  await expect(askSessionArchive(ines.id, roomId, later(59_000))).rejects.toMatchObject({
    code: 'archive/soon',
  })
  await expect(askSessionArchive(stranger.id, roomId, NOW)).rejects.toMatchObject({ code: 'not-found' })
  const end = later(ARCHIVE_KEPT_HOURS * 3_600_000)
  expect(await getExport(ines.id, about, end)).toEqual({ state: 'none' })
  // Whether they are in another round is read from the database, by its own clock.
  const again = await room(ines, { at: new Date() })
  await expect(askSessionArchive(ines.id, roomId, later(120_000))).rejects.toMatchObject({
    code: 'archive/closed',
  })
  await db.room.delete({ where: { id: again } })
  for (let kept = 0; kept < 4; kept++)
    await db.dataExport.create({
      data: { userId: mara.id, about: `room ${kept}`, run: roomId, askedAt: NOW },
    })
  await db.dataExport.deleteMany({ where: { userId: mara.id, about: roomId } })
  await askSessionArchive(mara.id, roomId, NOW)
  await db.dataExport.update({
    where: { userId_about: { userId: mara.id, about: roomId } },
    data: { about: 'room 5' },
  })
  await expect(askSessionArchive(mara.id, roomId, NOW)).rejects.toMatchObject({
    code: 'archive/too-many-kept',
  })
  await db.room.update({ where: { id: roomId }, data: { logBytes: 60_000_000 } })
  await expect(askSessionArchive(ines.id, roomId, later(120_000))).rejects.toMatchObject({
    code: 'archive/too-large',
  })
  await db.room.update({ where: { id: roomId }, data: { logBytes: 1000 } })
  await removeOldExports(end)
  expect(await db.dataExport.count({ where: { userId: ines.id } })).toBe(0)
})

test('[EX6][BL5] it is retried if a picture cannot be read just now', async () => {
  const where = { roomId_hash: { roomId, hash: PICTURE } }
  const { bytes } = await db.image.findUniqueOrThrow({ where })
  await db.dataExport.deleteMany({ where: { userId: mara.id } })
  await askSessionArchive(mara.id, roomId, later(300_000))
  const { run } = await db.dataExport.findFirstOrThrow({ where: { userId: mara.id, about: roomId } })
  const make = () => exportSession({ userId: mara.id, roomId, run }, later(300_000))
  // No store is configured here: nothing in one can be read.
  await db.image.update({ where, data: { bytes: null, blobKey: 'images/away', blobSize: 1 } })
  await expect(make()).rejects.toMatchObject({ code: 'unavailable' })
  await db.image.update({ where, data: { bytes, blobKey: null, blobSize: null } })
  await make()
  expect(await getExport(mara.id, roomId, later(300_000))).toMatchObject({ state: 'ready' })
  await db.dataExport.deleteMany({ where: { userId: mara.id } })
})

test("[EX7][IM1] it replays the same after import, is marked, and is nobody's room", async () => {
  const before = await db.room.count()
  const id = await importSession(stranger.id, archive, NOW)
  const session = await getImported(stranger.id, id, NOW)
  expect(session).toMatchObject({ importedAt: NOW.getTime(), madeBy: 'Ines', closed: null, hasCase: true })
  expect(session.record.fields.find(({ id: field }) => field === 'purpose')?.text).toBe(
    'Never sell a room twice.',
  )
  expect(session.record.chat.lines).toMatchObject([{ name: 'Ines', text: '<b>Do we sell rooms?</b>' }])
  expect(await getImportedChat(stranger.id, id, 0, NOW)).toMatchObject({ lines: [{ name: 'Ines' }] })
  const [there, here] = [
    await played((after) => getReplayPage(ines.id, roomId, after, NOW)),
    await played((after) => getImportedPage(stranger.id, id, after, NOW)),
  ]
  expect(Buffer.from(encodeBoard(here.board))).toEqual(Buffer.from(encodeBoard(there.board)))
  expect([textsOf(here.sheet), here.round.visits, here.seq]).toEqual([
    textsOf(there.sheet),
    there.round.visits,
    there.seq,
  ])
  const picture = await getImportedImage(stranger.id, id, PICTURE)
  expect((await sharp(picture.bytes).metadata()).format).toBe('png')
  expect(await db.room.count()).toBe(before)
  expect((await listSessions(stranger.id, {}, NOW.getTime())).ended).toEqual([])
  expect(await listImported(stranger.id)).toMatchObject([{ id, title: session.facts.round.title }])
  await removeImported(stranger.id, id)
})

test('[EX5][IM1] grades are included as they were, once they are open', async () => {
  const facts = factsIn(archive)
  const grade = {
    ...{ title: 'Mara', source: 'peer', at: 1, overall: 3, keep: 'kept by Mara', change: '' },
    scores: { depth: { score: 3, note: 'Good.' } },
  }
  const grades = {
    dimensions: [{ id: 'depth', title: 'Depth', points: ['how'] }],
    columns: [grade],
    verdict: null,
  }
  const id = await importSession(
    stranger.id,
    changedArchive(archive, { 'session.json': JSON.stringify({ ...facts, grades }) }),
    NOW,
  )
  expect((await getImported(stranger.id, id, NOW)).facts.grades).toEqual(grades)
  expect(await db.grade.count({ where: { subjectId: stranger.id } })).toBe(0)
  await removeImported(stranger.id, id)
})

test('[IM4] it is its owner’s alone, closed while they are asked the case, and gone when deleted', async () => {
  const owner = await person('Olga')
  const id = await importSession(owner.id, archive, NOW)
  const entrances = (who: Person) => [
    getImported(who.id, id, NOW),
    getImportedPage(who.id, id, 0, NOW),
    getImportedChat(who.id, id, 0, NOW),
    getImportedImage(who.id, id, PICTURE),
  ]
  const refused = Array.from({ length: 4 }, () => ({ reason: { code: 'not-found' } }))
  expect(await Promise.allSettled(entrances(ines))).toMatchObject(refused)
  await removeImported(ines.id, id)
  await Promise.all(entrances(owner))
  const hints = async () =>
    (await getImportedPage(owner.id, id, 0, NOW)).items.filter(({ event }) => event.kind === 'hint/revealed')
  expect([(await hints()).length, (await getImported(owner.id, id, NOW)).closed]).toEqual([1, null])
  await room(owner, { at: NOW })
  const { items } = await getImportedPage(owner.id, id, 0, NOW)
  expect(items.length).toBeGreaterThan(5)
  expect(await hints()).toEqual([])
  const closed = await getImported(owner.id, id, NOW)
  expect([closed.closed, closed.record.marks]).toEqual(['answering-now', []])
  await removeImported(owner.id, id)
  expect(await Promise.allSettled(entrances(owner))).toMatchObject(refused)
  expect(await db.importedImage.count({ where: { sessionId: id } })).toBe(0)
  const row = { importedAt: NOW, title: 'x', startedAt: NOW, played: 0, bytes: 0, facts: {}, format: 1 }
  await db.importedSession.createMany({
    data: Array.from({ length: IMPORTS_A_PERSON }, (_, at) => ({
      ...{ ...row, ownerId: owner.id, state: new Uint8Array() },
      id: `00000000-0000-7000-8000-0000000000${10 + at}`,
    })),
  })
  await expect(importSession(owner.id, archive, NOW)).rejects.toMatchObject({ code: 'archive/full' })
})

test('[IM7] the same archive again opens the session that is there; another person gets one of their own', async () => {
  const [owner, other] = [await person('Olga'), await person('Otto')]
  const ids = await Promise.all([1, 2, 3].map(() => importSession(owner.id, archive, NOW)))
  expect(new Set([...ids, await importSession(owner.id, archive, later(1_000))]).size).toBe(1)
  expect(await db.importedSession.count({ where: { ownerId: owner.id } })).toBe(1)
  expect(await importSession(other.id, archive, NOW)).not.toBe(ids[0])
})

test('[IM5] archives of a room and imports made from them here are deleted with the account of any of its members', async () => {
  const keeper = await person('Karl')
  const id = await importSession(keeper.id, archive, NOW)
  await archiveOf(ines, roomId, later(600_000))
  const deletion = { id: newId(), receiptHash: 'receipt', askedAt: NOW, userId: mara.id, name: 'Mara' }
  await db.accountDeletion.create({ data: deletion })
  await deleteAccount(deletion.id, later(700_000))
  await expect(getImported(keeper.id, id, NOW)).rejects.toMatchObject({ code: 'not-found' })
  expect(await db.dataExport.count({ where: { about: roomId } })).toBe(0)
})
