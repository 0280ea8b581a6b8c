import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Document } from 'yaml'
import { parseCatalog } from '@/lib/library/domain/catalog'
import { checkLibrary } from '@/lib/library/domain/check-library'
import { SECOND_EDITION, withFrontMatter } from '@/tests/fixtures/second-edition'
import { reviewSource } from '../draft'

const CATALOG = parseCatalog(readFileSync('content/catalog.tsv', 'utf8'))
const NOTES = ['guide', 'notes']
const note = (observable: string, text: string) => ({ observable, note: text })

const withNotes = (notes: unknown) =>
  withFrontMatter(SECOND_EDITION, (yaml: Document) => yaml.setIn(NOTES, yaml.createNode(notes)))

const asShipped = (source: string) =>
  checkLibrary(
    [{ kind: 'case', file: 'content/cases/hotel-booking-system.md', name: 'hotel-booking-system', source }],
    CATALOG,
  )
    .findings.filter(
      ({ file, severity }) => file.endsWith('hotel-booking-system.md') && severity !== 'warning',
    )
    .map(({ message }) => message)

const ownProblems = (source: string) => {
  const { findings, publishable } = reviewSource(source)
  return { publishable, messages: findings.map(({ message }) => message).join('\n') }
}

test('[SE6] a case may have no notes, or one for each of eight observables', () => {
  const ids = [
    'who-is-hurt',
    'left-out',
    'sums-up',
    'checks-in',
    'cheaper-way',
    'load-figure',
    'unnamed-need',
    'hint-taken-up',
  ]
  const eight = ids.map((id, index) => note(id, `Counts as soon as guest number ${index} is mentioned.`))
  for (const notes of [[], eight]) {
    expect(asShipped(withNotes(notes))).toEqual([])
    expect(ownProblems(withNotes(notes)).publishable).toBe(true)
  }
  expect(ownProblems(withNotes([...eight, note('left-out', 'A ninth.')]))).toMatchObject({
    publishable: false,
  })
})

test.each([
  ['an unknown observable', [note('draws-well', 'A neat drawing counts.')], 'no observable draws-well'],
  [
    'two notes on one observable',
    [note('left-out', 'Ranking counts.'), note('left-out', 'Reviews count.')],
    'two notes on left-out; keep one',
  ],
  [
    'a word that gives the design away',
    [note('failure-handled', 'Says who gives back the nights that were Held.')],
    'gives "held" away to a candidate who grades',
  ],
])('[SE6] %s fails in any case', (_, notes, message) => {
  const source = withNotes(notes)
  expect(asShipped(source)).toEqual([expect.stringContaining(message)])
  const { publishable, messages } = ownProblems(source)
  expect(messages).toContain(message)
  expect(publishable).toBe(false)
})

test.each([
  ['31 words', Array.from({ length: 31 }, (_, index) => `w${index}`).join(' '), 'has 31 words; 30 at most'],
  ['two sentences', 'Staff count. Guests do not.', 'has 2 sentences; one is enough'],
  ['a judgement', 'Counts when a good reason is given.', '"good" cannot be observed'],
])('[SE6] a note of %s fails in a shipped case', (_, text, message) => {
  const source = withNotes([note('left-out', text)])
  expect(asShipped(source)).toEqual([expect.stringContaining(message)])
  expect(ownProblems(source).publishable).toBe(true)
})
