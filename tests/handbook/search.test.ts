import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import MiniSearch from 'minisearch'
import { expect, test } from 'vitest'
import { parseCatalog } from '@/lib/library/domain/catalog'
import { INDEX_OPTIONS } from '@/lib/library/domain/search/index-options'
import { PAGE_NAMES } from '@/lib/library/domain/search/page-names'
import { searchLibrary } from '@/lib/library/domain/search/search-library'
import { searchIndex } from '@/scripts/assets/search-index'
import { guideTexts } from '@/tests/support/guide-texts'
import { QUESTIONS } from './questions'

const json = await searchIndex()
const index = MiniSearch.loadJSON(json, INDEX_OPTIONS)
const first = (question: string) => searchLibrary(index, question)[0]?.address ?? 'nothing'

const titles = ['patterns', 'concepts', 'guides', 'cases'].flatMap((folder) =>
  readdirSync(`content/${folder}`).map((file) => {
    const source = readFileSync(`content/${folder}/${file}`, 'utf8')
    const title = (/^title: (.*)$/m.exec(source)?.[1] ?? '').replaceAll(/^"|"$/g, '')
    const row = /^ {2}catalog: (\S+)$/m.exec(source)?.[1] ?? file.replace(/\.md$/, '')
    const address = `${folder === 'cases' ? '/cases' : '/handbook'}/${file.replace(/\.md$/, '')}`
    return { title, address, row }
  }),
)

test('[SR1] the right page comes first for each title', () => {
  expect(titles.length).toBeGreaterThan(120)
  expect(titles.map(({ title }) => [title, first(title)])).toEqual(
    titles.map(({ title, address }) => [title, address]),
  )
})

test('[SR1] the right page comes first for each row of the catalogue', () => {
  const rows = parseCatalog(readFileSync('content/catalog.tsv', 'utf8')).flatMap(({ id, title }) => {
    const found = titles.find(({ row }) => row === id)
    return found ? [[title, found.address] as const] : []
  })
  expect(rows.length).toBeGreaterThan(120)
  const wrong = rows.filter(([title, address]) => first(title) !== address)
  // This row names a part of the answer, so the case must not be found by it.
  expect(wrong).toEqual([
    ['E-commerce order processing over a message queue', '/cases/ecommerce-order-processing'],
  ])
  expect(searchLibrary(index, wrong[0]?.[0] ?? '').map(({ address }) => address)).toContain(wrong[0]?.[1])
})

test('[SR1] the right page comes first for typical queries, spelt right or wrong', () => {
  expect(QUESTIONS).toHaveLength(60)
  expect(QUESTIONS.map(([question]) => [question, first(question)])).toEqual(QUESTIONS)
})

test('[SR1] alternative names lead to their page', () => {
  const names = Object.entries(PAGE_NAMES).flatMap(([id, all]) =>
    all.map((name) => [name, `/handbook/${id}`] as const),
  )
  const missed = names.filter(
    ([name, address]) =>
      !searchLibrary(index, name)
        .slice(0, 3)
        .some((found) => found.address === address),
  )
  expect(missed).toEqual([])
})

test('[SR2] results appear while typing, from the first letters on', () => {
  expect(first('consist')).toMatch(/^\/handbook\/consisten/)
  expect(first('kub')).toBe('/handbook/containers-and-kubernetes')
  expect(searchLibrary(index, '')).toEqual([])
  expect(searchLibrary(index, ' ?! ')).toEqual([])
  expect(searchLibrary(index, `${'x'.repeat(50)} `.repeat(1000))).toEqual([])
})

test('[SR2] no word of the index takes 50 ms of CPU time', () => {
  const words: string[] = JSON.parse(json).index.map(([word]: [string]) => word)
  expect(words.length).toBeGreaterThan(3_000)
  const slow = words.filter((word) => {
    // CPU time, which is independent of other programs. The best of three, because of garbage collection.
    const took = () => {
      const before = process.cpuUsage()
      searchLibrary(index, word)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000
    }
    return took() > 50 && took() > 50 && took() > 50
  })
  expect(slow).toEqual([])
})

test('[SR3] the index is small, and contains nothing of a guide', () => {
  expect(brotliCompressSync(json).length).toBeLessThan(80_000)
  const { storedFields, index: terms } = JSON.parse(json)
  const stored = JSON.stringify(storedFields)
  const words = new Set(terms.map(([term]: [string]) => term))
  expect(words.size).toBeGreaterThan(3_000)
  for (const { address } of titles.filter((one) => one.address.startsWith('/cases/'))) {
    const secrets = guideTexts(address.slice('/cases/'.length)).filter((text) => text.length > 40)
    expect(secrets.length).toBeGreaterThan(20)
    expect(secrets.filter((secret) => stored.includes(secret))).toEqual([])
  }
})
