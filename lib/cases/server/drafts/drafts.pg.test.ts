import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { getCaseGuide } from '@/lib/rooms/server/guide/get-case-guide'
import { listUsedVersions } from '@/lib/rooms/server/rounds/list-used-versions'
import { newId } from '@/lib/shared/ids'
import { type Person, person, room } from '@/tests/fixtures/builders'
import { HOTEL, hotelWith } from '@/tests/fixtures/case-sources'
import { somebodyWaits } from '@/tests/support/somebody-waits'
import { MOST_DRAFTS, sourceSchema } from '../../domain/draft'
import { getPublicCase } from '../get-public-case'
import { listCases } from '../list-cases'
import { syncContent } from '../sync-content'
import { createDraft } from './create-draft'
import { deleteDraft } from './delete-draft'
import { getDraft, getDraftVersion, listDrafts } from './get-draft'
import { publishDraft } from './publish-draft'
import { saveDraft } from './save-draft'
import { acceptShared, previewShared, shareDraft, stopSharing } from './share-draft'
import { withdrawDraft } from './withdraw-draft'

const NOW = new Date('2026-05-04T10:00:00Z')
const CHANGED = hotelWith('title: Hotel availability and booking', 'title: Rooms')

let ines: Person
let mara: Person

beforeEach(async () => {
  ines = await person('Ines')
  mara = await person('Mara')
})

const own = async (source = HOTEL) => (await createDraft(ines.id, source, NOW)).id
const published = async () => {
  const id = await own()
  await publishDraft(ines.id, id, NOW)
  return id
}
const seesIt = async (who: Person, id: string) => (await listCases(who.id)).some((one) => one.id === id)

test('a case starts from a file or from the template, and only its author sees it', async () => {
  const { id } = await createDraft(ines.id, null, NOW)
  expect(await getDraft(ines.id, id)).toMatchObject({
    title: 'Lost property office',
    revision: 1,
    visibility: 'draft',
  })
  expect(await listDrafts(ines.id)).toEqual([expect.objectContaining({ id, versions: 0 })])
  expect(await listDrafts(mara.id)).toEqual([])
  await expect(getDraft(mara.id, id)).rejects.toMatchObject({ code: 'not-found' })
})

test('a file of another encoding is stored, and so is text typed into it', async () => {
  const { id } = await createDraft(ines.id, sourceSchema.parse('t\0i\0t\0l\0e\0'), NOW)
  const source = sourceSchema.parse('Cut \ud83d')
  const save = () => saveDraft(ines.id, { id, revision: 1, source }, NOW)
  expect([await save(), await save()]).toEqual([{ revision: 2 }, { revision: 2 }])
  expect(await getDraft(ines.id, id)).toMatchObject({ source: 'Cut \ufffd' })
})

test('a save based on an outdated revision is refused and changes nothing', async () => {
  const id = await own()
  expect(await saveDraft(ines.id, { id, revision: 1, source: CHANGED }, NOW)).toEqual({ revision: 2 })
  await expect(saveDraft(ines.id, { id, revision: 1, source: 'lost' }, NOW)).rejects.toMatchObject({
    code: 'draft/changed-elsewhere',
  })
  expect(await getDraft(ines.id, id)).toMatchObject({ source: CHANGED, title: 'Rooms', revision: 2 })
})

test('a save that is repeated because its response was lost counts once', async () => {
  const id = await own()
  const save = () => saveDraft(ines.id, { id, revision: 1, source: CHANGED }, NOW)
  expect([await save(), await save()]).toEqual([{ revision: 2 }, { revision: 2 }])
  expect(await getDraft(ines.id, id)).toMatchObject({ source: CHANGED, revision: 2 })
})

test('nobody else can change, publish, share, withdraw or delete it', async () => {
  const id = await own()
  const attempts = [
    () => saveDraft(mara.id, { id, revision: 1, source: 'x' }, NOW),
    () => publishDraft(mara.id, id, NOW),
    () => shareDraft(mara.id, id),
    () => stopSharing(mara.id, id),
    () => withdrawDraft(mara.id, id),
    () => deleteDraft(mara.id, id, listUsedVersions),
    () => getDraftVersion(mara.id, id, id),
  ]
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
})

test('a case with a mistake is not published, and the first mistake is named', async () => {
  const id = await own(hotelWith('= 58 bookings/s', '= 580 bookings/s'))
  await expect(publishDraft(ines.id, id, NOW)).rejects.toMatchObject({
    code: 'draft/not-ready',
    params: { line: expect.any(Number), problem: expect.stringMatching(/^booking_peak computes to/) },
  })
  expect(await seesIt(ines, id)).toBe(false)
})

test('once published, its author can use it; each changed publication is a version, and a room keeps its own', async () => {
  await syncContent()
  const id = await published()
  expect(await seesIt(ines, id)).toBe(true)
  expect(await seesIt(mara, id)).toBe(false)
  const first = await room(ines, { caseId: id })

  await publishDraft(ines.id, id, NOW)
  await saveDraft(ines.id, { id, revision: 1, source: CHANGED }, NOW)
  await publishDraft(ines.id, id, NOW)
  const { versions } = await getDraft(ines.id, id)
  expect(versions.map(({ title, current }) => [title, current])).toEqual([
    ['Rooms', true],
    ['Hotel availability and booking', false],
  ])
  const { caseVersionId } = await db.room.findUniqueOrThrow({ where: { id: first } })
  expect(caseVersionId).toBe(versions[1]?.id)
  expect((await getDraftVersion(ines.id, id, caseVersionId)).source).toBe(HOTEL)
  expect(await getPublicCase(id, ines.id)).toMatchObject({ title: 'Rooms', own: true, origin: 'author' })
  await expect(getPublicCase(id, null)).rejects.toMatchObject({ code: 'not-found' })
  // While she is its candidate, she only has what she wrote in the editor.
  expect((await getCaseGuide(id, ines.id, NOW)).access).toBe('answering-now')
  await db.room.delete({ where: { id: first } })
  expect((await getCaseGuide(id, ines.id, NOW)).access).toBe('open')
})

test('a link lets others use it, without the guide, until sharing ends', async () => {
  const id = await published()
  const { token } = await shareDraft(ines.id, id)
  expect(await previewShared(token)).toMatchObject({ author: 'Ines', case: { id } })
  expect(JSON.stringify(await previewShared(token))).not.toContain('giveaways')
  expect(await acceptShared(mara.id, token)).toEqual({ caseId: id })
  await acceptShared(mara.id, token)
  expect(await seesIt(mara, id)).toBe(true)
  expect((await getCaseGuide(id, mara.id, NOW)).access).toBe('not-yet')
  await room(mara, { caseId: id })

  await stopSharing(ines.id, id)
  expect(await seesIt(mara, id)).toBe(false)
  await expect(previewShared(token)).rejects.toMatchObject({ code: 'not-found' })
  await expect(room(mara, { caseId: id })).rejects.toMatchObject({ code: 'case/not-found' })
})

test('a new link replaces the old one, and a draft cannot be shared', async () => {
  const id = await published()
  const { token: old } = await shareDraft(ines.id, id)
  await shareDraft(ines.id, id)
  await expect(acceptShared(mara.id, old)).rejects.toMatchObject({ code: 'not-found' })
  await expect(shareDraft(ines.id, await own())).rejects.toMatchObject({ code: 'draft/not-published' })
})

test('withdrawn, it cannot be used for new rooms; deleted, it leaves the versions that rooms used', async () => {
  const id = await published()
  const used = await room(ines, { caseId: id })
  await withdrawDraft(ines.id, id)
  expect(await seesIt(ines, id)).toBe(false)
  expect(await getDraft(ines.id, id)).toMatchObject({ visibility: 'draft' })

  await deleteDraft(ines.id, id, listUsedVersions)
  expect(await db.caseVersion.count({ where: { caseId: id } })).toBe(1)
  expect(await db.room.count({ where: { id: used } })).toBe(1)
})

test('if many cases are started at once, no more than the limit are created', async () => {
  const full = { authorId: ines.id, title: 'x', source: 'x' }
  await db.caseDraft.createMany({
    data: Array.from({ length: MOST_DRAFTS - 2 }, () => ({ ...full, id: newId() })),
  })
  const started = await Promise.allSettled(Array.from({ length: 5 }, () => createDraft(ines.id, 'y', NOW)))
  const codes = started.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(codes).toEqual(Array(3).fill('draft/too-many'))
  expect(await listDrafts(ines.id)).toHaveLength(MOST_DRAFTS)
})

test('a case that is deleted or withdrawn while being published or shared stays so', async () => {
  /** Runs one operation, and another that starts while the first is running. */
  const meanwhile = async (id: string, first: object[], then: () => Promise<unknown>) => {
    const second = await db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from "CaseDraft" where id = ${id}::uuid for update`
      const second = Promise.allSettled([then()])
      await somebodyWaits()
      if (first.length > 0) await tx.caseDraft.update({ where: { id }, data: Object.assign({}, ...first) })
      else await tx.caseDraft.delete({ where: { id } })
      return { second }
    })
    return (await second.second)[0]
  }
  const deleted = await own()
  expect(await meanwhile(deleted, [], () => publishDraft(ines.id, deleted, NOW))).toMatchObject({
    reason: { code: 'not-found' },
  })
  expect(await db.caseVersion.count({ where: { caseId: deleted } })).toBe(0)

  const withdrawn = await published()
  const draft = [{ visibility: 'draft', shareTokenHash: null }]
  expect(await meanwhile(withdrawn, draft, () => shareDraft(ines.id, withdrawn))).toMatchObject({
    reason: { code: 'draft/not-published' },
  })
  expect(await getDraft(ines.id, withdrawn)).toMatchObject({ visibility: 'draft' })

  const shared = await published()
  const { token } = await shareDraft(ines.id, shared)
  const kept = [{ visibility: 'private', shareTokenHash: null }]
  expect(await meanwhile(shared, kept, () => acceptShared(mara.id, token))).toMatchObject({
    reason: { code: 'not-found' },
  })
  expect(await db.caseReader.count({ where: { draftId: shared } })).toBe(0)
})

test('a case is withdrawn together with the version being published', async () => {
  const id = await own()
  const both = await db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from "CaseDraft" where id = ${id}::uuid for update`
    const withdrawing = withdrawDraft(ines.id, id)
    await somebodyWaits()
    await tx.caseVersion.create({
      data: {
        id: newId(),
        caseId: id,
        hash: 'x',
        origin: 'author',
        authorId: ines.id,
        title: 'Rooms',
        kind: 'product',
        difficulty: 'easy',
        prompt: 'Design it.',
        source: CHANGED,
      },
    })
    return { withdrawing }
  })
  await both.withdrawing
  expect(await db.caseVersion.count({ where: { caseId: id, current: true } })).toBe(0)
})

test('the last saved text is published, even when both happen at once', async () => {
  const id = await own()
  const both = await db.$transaction(async (tx) => {
    await tx.caseDraft.update({ where: { id }, data: { source: CHANGED, revision: 2 } })
    const publishing = publishDraft(ines.id, id, NOW)
    await somebodyWaits()
    return { publishing }
  })
  await both.publishing
  expect(await getPublicCase(id, ines.id)).toMatchObject({ title: 'Rooms' })
})
