import { expect, test } from 'vitest'
import { findWords } from './find-words'

const WORDS = [
  { term: 'Write-ahead log', also: ['WAL', 'journal'], here: 'The list of changes', ask: 'Who reads it?' },
  { term: 'hinted handoff', also: ['hand-off'], here: 'A parked write', ask: 'Until when?' },
  { term: 'Bézier', also: [], here: 'A curve', ask: 'Why?' },
]
const termsFor = (search: string) => findWords(WORDS, search).map(({ term }) => term)

test.each([
  ['the start of a term', 'hint', ['hinted handoff']],
  ['the start of a later word', 'ahead', ['Write-ahead log']],
  ['another name', 'jour', ['Write-ahead log']],
  ['other capitals', 'wAl', ['Write-ahead log']],
  ['a space for a hyphen', 'write ahead', ['Write-ahead log']],
  ['one word for a hyphen', 'writeahead l', ['Write-ahead log']],
  ['a hyphen for one word', 'hand-off', ['hinted handoff']],
  ['no accent', 'bezier', ['Bézier']],
  ['the middle of a word', 'andoff', []],
  ['what the guide says of it', 'parked', []],
])('[WD2] %s', (_, search, terms) => {
  expect(termsFor(search)).toEqual(terms)
})

test('[WD2] an empty search finds all, in the guide’s order', () => {
  expect(termsFor(' - ')).toEqual(['Write-ahead log', 'hinted handoff', 'Bézier'])
})
