import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { HOTEL } from '@/tests/fixtures/case-sources'
import { getCaseVersion } from './get-case-version'
import { getPublicCase } from './get-public-case'
import { listCases } from './list-cases'
import { syncContent } from './sync-content'

let root: string

beforeEach(async () => {
  await db.caseVersion.deleteMany()
  root = await mkdtemp(join(tmpdir(), 'content-'))
  await mkdir(join(root, 'cases'))
  await write('hotel-booking-system', HOTEL)
  return () => rm(root, { recursive: true })
})

const write = (name: string, source: string) => writeFile(join(root, 'cases', `${name}.md`), source)
const currentTitles = async () => (await listCases()).map(({ title }) => title)

test('a first start creates a version, a second finds it unchanged', async () => {
  expect(await syncContent(root)).toEqual({ created: 1, unchanged: 0, skipped: [] })
  expect(await syncContent(root)).toEqual({ created: 0, unchanged: 1, skipped: [] })
  expect(await currentTitles()).toEqual(['Hotel availability and booking'])
})

test('an earlier release’s version is parsed once', async () => {
  await syncContent(root)
  await db.caseReading.deleteMany()
  expect(await syncContent(root)).toEqual({ created: 0, unchanged: 1, skipped: [] })
  expect(await db.caseReading.count()).toBe(1)
})

test('two processes at once create one version', async () => {
  const results = await Promise.all([syncContent(root), syncContent(root)])
  expect(results.map(({ created }) => created).sort()).toEqual([0, 1])
  expect(await db.caseVersion.count()).toBe(1)
})

test('a changed file becomes the current version and the old one stays; changing back revives it', async () => {
  await syncContent(root)
  await write('hotel-booking-system', HOTEL.replace('title: Hotel availability', 'title: Room availability'))
  expect(await syncContent(root)).toMatchObject({ created: 1 })
  expect(await currentTitles()).toEqual(['Room availability and booking'])
  expect(await db.caseVersion.count()).toBe(2)
  expect(await getPublicCase('hotel-booking-system')).toMatchObject({ version: 2 })

  await write('hotel-booking-system', HOTEL)
  expect(await syncContent(root)).toMatchObject({ created: 0, unchanged: 1 })
  expect(await currentTitles()).toEqual(['Hotel availability and booking'])
})

test('a removed file leaves the list but keeps its versions', async () => {
  await syncContent(root)
  await rm(join(root, 'cases', 'hotel-booking-system.md'))
  await syncContent(root)
  expect(await currentTitles()).toEqual([])
  expect(await db.caseVersion.count()).toBe(1)
})

test('a file that cannot be parsed is reported and its case stays as it was', async () => {
  await syncContent(root)
  await write('hotel-booking-system', HOTEL.replace('kind: product', 'kind: thing'))
  const { skipped } = await syncContent(root)
  expect(skipped).toEqual(['content/cases/hotel-booking-system.md:4: kind must be one of: product, feature'])
  expect(await currentTitles()).toEqual(['Hotel availability and booking'])
})

test('a listed and a public case contain nothing from the guide', async () => {
  await syncContent(root)
  const [listed] = await listCases()
  const shown = JSON.stringify([listed, await getPublicCase('hotel-booking-system')])
  const whole = await getCaseVersion(listed?.versionId ?? '')
  for (const word of whole.guide.giveaways) expect(shown).not.toContain(word)
  expect(shown).not.toContain('source')
})

test('an unknown version and an unknown case are not found', async () => {
  await expect(getCaseVersion('01890000-0000-7000-8000-000000000000')).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(getPublicCase('nothing')).rejects.toMatchObject({ code: 'not-found' })
})
