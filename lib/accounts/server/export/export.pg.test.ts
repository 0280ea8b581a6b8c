import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { listReferences } from '@/lib/auth/server/closing/erase-rows'
import { createDraft } from '@/lib/cases/server/drafts/create-draft'
import { publishDraft } from '@/lib/cases/server/drafts/publish-draft'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { submitGrade } from '@/lib/grading/server/submit-grade'
import { addComment } from '@/lib/review/server/comments/add-comment'
import { newId } from '@/lib/shared/ids'
import { type Person, person } from '@/tests/fixtures/builders'
import { HOTEL } from '@/tests/fixtures/case-sources'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { gradeInput, sheet } from '@/tests/fixtures/grades'
import { drawn } from '@/tests/fixtures/hotel-sketch'
import { drawing, writing } from '@/tests/fixtures/play-room'
import { EXPORT_KEPT_DAYS, EXPORT_PAUSE_MINUTES, OF_ACCOUNT } from '../../domain/data-export'
import { EXPORT_TABLES } from '../../domain/export-tables'
import { askExport, getExport } from './ask-export'
import { exportData } from './export-data'
import { removeOldExports } from './make-archive'
import { readExport } from './read-export'

const FROM = new Date('2026-11-20T18:00:00Z')
const NOW = new Date('2026-11-20T19:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)

let ines: Person
let mara: Person

beforeAll(async () => {
  await syncContent()
  ;[ines, mara] = [await person('Ines'), await person('Mara')]
  const roomId = await endedRoom(ines, {
    ...{ others: [[mara, 'interviewer']], from: FROM },
    moves: [
      { minute: 2, by: ines, does: { kind: 'say', text: 'Do we sell rooms?' } },
      { minute: 3, by: ines, does: drawing(drawn('title')) },
      { minute: 4, by: ines, does: writing('purpose', 'Never sell a room twice.') },
      { minute: 5, by: mara, does: { kind: 'note', text: 'quiet xylographic note' } },
      { minute: 6, by: mara, does: { kind: 'mark', dimension: 'depth', score: 3 } },
    ],
  })
  const words = (keep: string) => ({ ...gradeInput(sheet(3, 3, 3, 3, 3, 3, 3), { keep }), feedback: [] })
  await submitGrade(mara.id, roomId, words('sealed words of Mara'), NOW)
  await db.feedback.create({
    data: { id: newId(), roomId, authorId: mara.id, subjectId: ines.id, safetyNote: 'secret feedback' },
  })
  const comment = { place: { roomId }, about: { kind: 'moment', elapsed: 60_000 } } as const
  const sent = (by: Person, text: string) =>
    addComment(
      { id: by.id, kind: 'member' },
      comment.place,
      { text, key: newId(), to: { about: comment.about } },
      NOW,
    )
  await sent(ines, 'I missed this.')
  await sent(mara, 'A comment for both.')
  await db.block.create({ data: { blockerId: mara.id, blockedId: ines.id } })
  await db.cardReview.create({
    data: { userId: ines.id, cardId: 'saga/1', madeAt: FROM, at: FROM, rating: 3 },
  })
  const { id } = await createDraft(ines.id, HOTEL, FROM)
  await publishDraft(ines.id, id, FROM)
})

const runOf = async ({ id }: Person) => (await db.dataExport.findFirstOrThrow({ where: { userId: id } })).run

async function bytesOf(userId: string, now: Date): Promise<Buffer> {
  const { stream } = await readExport(userId, OF_ACCOUNT, now)
  const pieces: Uint8Array[] = []
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    pieces.push(value)
  }
}

/** Has a user's archive created. @returns its files by name, without the folders of sessions and cases */
async function archiveOf(who: Person, now = NOW): Promise<Map<string, string>> {
  await db.dataExport.deleteMany({ where: { userId: who.id } })
  await askExport(who.id, now)
  await exportData({ userId: who.id, run: await runOf(who) }, now)
  const files = unzipSync(new Uint8Array(await bytesOf(who.id, now)))
  return new Map(
    Object.entries(files).map(([name, bytes]) => [
      name.replace(/\/[^/]+-[\da-f]{8}\//, '/'),
      strFromU8(bytes),
    ]),
  )
}

test('[AC8] every column that refers to a user is in the archive, or there is a reason why not', async () => {
  const columns = (await listReferences()).map(({ table, column }) => `${table}.${column}`)
  expect(Object.keys(EXPORT_TABLES).sort()).toEqual(columns.sort())
})

test('[AC8][CM9] an archive has sessions with board, chat, comments and replay, cases, and rows that refer to the user', async () => {
  const files = await archiveOf(ines)
  const json = (name: string) => JSON.parse(files.get(name) ?? 'null')
  expect(json('account.json')).toMatchObject({ name: 'Ines', email: `${ines.id}@example.org` })
  expect(json('sessions/session.json')).toMatchObject({ title: expect.any(String), role: 'candidate' })
  expect(files.get('sessions/session.json')).toContain('Never sell a room twice.')
  expect(json('sessions/chat.json')).toMatchObject([{ name: 'Ines', text: 'Do we sell rooms?' }])
  expect(files.get('sessions/comments.json')).toContain('A comment for both.')
  expect(json('data/comments-written.json')).toMatchObject([{ text: 'I missed this.' }])
  expect(json('sessions/board.excalidraw').elements.length).toBeGreaterThan(0)
  const events = (files.get('sessions/replay.jsonl') ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(events.map(({ event }) => event.kind)).toEqual(
    expect.arrayContaining(['board/edited', 'sheet/updated']),
  )
  const edit = events.find(({ event }) => event.kind === 'board/edited').event.data.patches
  expect(edit).toMatch(/^[\w+/]+=*$/)
  const ofSession = [...files.keys()].flatMap((name) => name.split('sessions/')[1] ?? [])
  expect(ofSession.length).toBeGreaterThan(4)
  for (const name of ofSession) expect(files.get('README.txt')).toContain(name)
  expect(files.get('cases/draft.md')).toBe(HOTEL)
  expect(json('data/card-reviews.json')).toEqual([expect.objectContaining({ cardId: 'saga/1', rating: 3 })])
  expect(json('data/memberships.json')).toHaveLength(1)
})

test('[AC9] it contains nothing that its owner may not see', async () => {
  const [hers, theirs] = [await archiveOf(ines), await archiveOf(mara)]
  const [inHers, inTheirs] = [hers, theirs].map((files) => [...files.values()].join('\n'))
  for (const secret of ['xylographic', 'sealed words of Mara', 'secret feedback'])
    expect([secret, inHers?.includes(secret), inTheirs?.includes(secret)]).toEqual([secret, false, true])
  expect(hers.has('data/blocked-people.json')).toBe(false)
  const columns = Object.values(EXPORT_TABLES).flatMap((rule) => ('file' in rule ? rule.columns : []))
  expect(columns.filter((name) => /hash|token$|record|secret/i.test(name))).toEqual([])
})

test('[AC10] an interrupted run starts over; a replaced one writes nothing more', async () => {
  await db.dataExport.deleteMany()
  await askExport(ines.id, NOW)
  const first = await runOf(ines)
  await db.dataExportPart.create({ data: { userId: ines.id, number: 0, bytes: new Uint8Array([1, 2, 3]) } })
  expect(await getExport(ines.id, OF_ACCOUNT, NOW)).toEqual({
    state: 'making',
    done: 0,
    total: 0,
    hasTrouble: false,
  })
  // A session that temporarily cannot be read: this is reported, and the queue retries.
  const rename = (from: string, to: string) =>
    db.roomEvent.updateMany({ where: { kind: from }, data: { kind: to } })
  await rename('chat/said', 'chat/unknown')
  await expect(exportData({ userId: ines.id, run: first }, NOW)).rejects.toThrow('newer release')
  expect(await getExport(ines.id, OF_ACCOUNT, NOW)).toMatchObject({ state: 'making', hasTrouble: true })
  await rename('chat/unknown', 'chat/said')
  await exportData({ userId: ines.id, run: first }, NOW)
  const ready = await getExport(ines.id, OF_ACCOUNT, NOW)
  const bytes = await bytesOf(ines.id, NOW)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(ready).toMatchObject({ state: 'ready', bytes: bytes.byteLength, sha256 })
  const { done, total } = await db.dataExport.findFirstOrThrow({ where: { userId: ines.id } })
  expect([done, done > 30]).toEqual([total, true])
  await askExport(ines.id, later(EXPORT_PAUSE_MINUTES * 60_000))
  await exportData({ userId: ines.id, run: first }, NOW)
  expect(await getExport(ines.id, OF_ACCOUNT, NOW)).toMatchObject({ state: 'making', done: 0 })
})

test('[AC11] only its owner gets it, for seven days, and can request it at most every ten minutes', async () => {
  await archiveOf(ines)
  await db.dataExport.deleteMany({ where: { userId: mara.id } })
  await expect(readExport(mara.id, OF_ACCOUNT, NOW)).rejects.toMatchObject({ code: 'not-found' })
  const soon = askExport(ines.id, later(EXPORT_PAUSE_MINUTES * 60_000 - 1))
  await expect(soon).rejects.toMatchObject({ code: 'data/too-soon' })
  const end = later(EXPORT_KEPT_DAYS * 24 * 3_600_000)
  await removeOldExports(new Date(end.getTime() - 1))
  expect(await readExport(ines.id, OF_ACCOUNT, new Date(end.getTime() - 1))).toMatchObject({
    bytes: expect.any(Number),
  })
  await expect(readExport(ines.id, OF_ACCOUNT, end)).rejects.toMatchObject({ code: 'not-found' })
  await removeOldExports(end)
  expect([await db.dataExport.count(), await db.dataExportPart.count()]).toEqual([0, 0])
})
