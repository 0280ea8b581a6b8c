import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCatalog } from '@/lib/library/domain/catalog'
import { nextToRead, PAGE_IDS, placeOnPath, READING_PATH } from './reading-path'

test('[HB1] every page of the catalogue is on the reading path once, and nothing else is', () => {
  const rows = parseCatalog(readFileSync('content/catalog.tsv', 'utf8'))
  const wanted = rows.filter(({ kind }) => kind !== 'case').map(({ id }) => id)
  expect([...PAGE_IDS].sort()).toEqual(wanted.sort())
})

test('[HB1] a stage comes after its prerequisites', () => {
  const ids = READING_PATH.map(({ id }) => id)
  for (const [at, { after }] of READING_PATH.entries())
    for (const earlier of after) expect(ids.slice(0, at)).toContain(earlier)
  expect(READING_PATH.map(({ title }) => title)).toEqual([
    'Start here',
    'Foundations',
    'Building blocks',
    'Data',
    'Messaging',
    'Reliability',
    'Patterns',
    'Operations',
    'Strategy',
  ])
})

test('[HB1] the next page is the first unread one of the path', () => {
  expect(nextToRead(new Set())).toBe('three-points-framework')
  expect(nextToRead(new Set(['three-points-framework', 'saga']))).toBe('passing-the-interview')
  expect(nextToRead(new Set(PAGE_IDS))).toBeNull()
  expect(placeOnPath('sharding')).toMatchObject({
    stage: { id: 'data' },
    before: 'replication',
    after: 'consistent-hashing',
  })
  expect(placeOnPath('nothing')).toBeNull()
})
