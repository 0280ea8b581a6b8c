import { beforeEach, expect, test, vi } from 'vitest'
import { hashOf } from '@/lib/content/server/source-hash'
import { db } from '@/lib/db/client'
import { appError } from '@/lib/shared/errors'
import { newId } from '@/lib/shared/ids'
import { forget } from '@/lib/shared/singleton'
import { type Person, person } from '@/tests/fixtures/builders'
import { HOTEL, hotelLine, hotelWith } from '@/tests/fixtures/case-sources'
import { FIRST_EDITION } from '@/tests/fixtures/second-edition'
import { PREPARED_FORMAT } from '../domain/prepare-case'
import { createDraft } from './drafts/create-draft'
import { publishDraft } from './drafts/publish-draft'
import { getCaseVersion } from './get-case-version'
import { syncContent } from './sync-content'
import { caseWorker } from './worker/case-worker'

const NOW = new Date('2026-05-04T10:00:00Z')
const TOO_MUCH = hotelWith('## Failures\n', `## Failures\n\n${'*a_ '.repeat(36_000)}\n`)

let ines: Person

beforeEach(async () => {
  ines = await person('Ines')
  forget('case-versions')
})

const publish = async (source: string) => {
  const { id } = await createDraft(ines.id, source, NOW)
  return publishDraft(ines.id, id, NOW)
}
/** A version as an earlier release stored it. */
const earlier = async (source: string) => {
  const id = newId()
  await db.caseVersion.create({
    data: {
      id,
      caseId: id,
      hash: hashOf(source),
      origin: 'author',
      authorId: ines.id,
      title: 'Hotel',
      kind: 'product',
      difficulty: 'easy',
      prompt: 'Design it.',
      source,
    },
  })
  return id
}
const readings = () => vi.spyOn(caseWorker(), 'run').mockClear()

test('[TX4] a case is parsed when it is published, and never again to be shown', async () => {
  const { versionId } = await publish(HOTEL)
  const run = readings()
  const whole = await getCaseVersion(versionId)
  expect(whole.body.failures).toMatch(/^<h4>|^<p>|^<ul>|^<section /)
  expect(whole.placed.nodes.length).toBe(whole.guide.graph.nodes.length)
  expect(whole.estimates.lines.length).toBeGreaterThan(5)
  expect(run).not.toHaveBeenCalled()
})

test('[TX4] shipped cases are parsed once, however often the app starts', async () => {
  await syncContent()
  const run = readings()
  expect(await syncContent()).toMatchObject({ created: 0, skipped: [] })
  const { id } = await db.caseVersion.findFirstOrThrow({ where: { origin: 'content', current: true } })
  await getCaseVersion(id)
  expect(run).not.toHaveBeenCalled()
})

test('[TX4] an earlier release’s version is parsed once, when needed, and the result is stored', async () => {
  const id = await earlier(HOTEL)
  const run = readings()
  const all = await Promise.all([getCaseVersion(id), getCaseVersion(id), getCaseVersion(id)])
  expect(all.map(({ title }) => title)).toEqual(Array(3).fill('Hotel availability and booking'))
  expect(run).toHaveBeenCalledTimes(1)
  forget('case-versions')
  await getCaseVersion(id)
  expect(run).toHaveBeenCalledTimes(1)
})

test('[TX4] a stored result of another format is computed again', async () => {
  const id = await earlier(HOTEL)
  await db.caseReading.create({ data: { versionId: id, format: PREPARED_FORMAT - 1, content: '{}' } })
  expect((await getCaseVersion(id)).title).toBe('Hotel availability and booking')
  expect(await db.caseReading.findUnique({ where: { versionId: id } })).toMatchObject({
    format: PREPARED_FORMAT,
  })
})

test.each([
  ['words', 2],
  ['notes', 3],
] as const)('[SE5] a version that was parsed before guides had %s opens with none', async (key, format) => {
  const id = await earlier(FIRST_EDITION)
  const { guide } = await getCaseVersion(id)
  const content = JSON.stringify({ title: 'Hotel', guide: { ...guide, [key]: undefined } })
  await db.caseReading.update({ where: { versionId: id }, data: { format, content } })
  forget('case-versions')
  expect((await getCaseVersion(id)).guide[key]).toEqual([])
})

test('[TX1] a text beyond the limits is not published; the message names its line', async () => {
  await expect(publish(TOO_MUCH)).rejects.toMatchObject({
    code: 'draft/not-ready',
    params: {
      line: hotelLine('## Failures') + 2,
      problem: expect.stringMatching(/^"## Failures": the section has 14/),
    },
  })
})

test('[TX2] a version that was published before there were limits shows such a text as written', async () => {
  const { body } = await getCaseVersion(await earlier(TOO_MUCH))
  expect(body.failures).toMatch(/^<p>This text is too involved .*<pre>\*a_ \*a_ /)
  expect(body.mainFlow).not.toContain('too involved')
})

test('[TX4] a version that takes too long to parse is refused with a message, and not parsed again at once', async () => {
  const id = await earlier(HOTEL)
  const run = readings().mockRejectedValue(appError('worker/too-slow'))
  for (let time = 0; time < 3; time++)
    await expect(getCaseVersion(id)).rejects.toMatchObject({ code: 'case/unreadable' })
  // Once laid out, once as written.
  expect(run.mock.calls.map(([job]) => job.plain)).toEqual([false, true])
  run.mockRestore()
})

test('[TX1] characters that the database cannot store are removed from texts, however they were written', async () => {
  const { versionId } = await publish(
    hotelWith('title: Hotel availability and booking', 'title: "Hotel\\0 \\ud83d"'),
  )
  expect((await getCaseVersion(versionId)).title).toBe('Hotel \ufffd')
})

test('[TX4] a text that took too long to lay out is shown as written, and laid out once there is time', async () => {
  const id = await earlier(HOTEL)
  const run = readings()
  run.mockRejectedValueOnce(appError('worker/too-slow'))
  const all = [await getCaseVersion(id), await getCaseVersion(id)]
  expect(run.mock.calls.map(([job]) => job.plain)).toEqual([false, true])
  for (const { body } of all) expect(body.failures).toContain('<pre>')
  // Simulates another process.
  forget('case-versions')
  expect((await getCaseVersion(id)).body.failures).not.toContain('<pre>')
  expect(run.mock.calls.map(([job]) => job.plain)).toEqual([false, true, false])
})
