import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePage } from './parse-page'
import { anchorOf, firstSentence, preparePage } from './prepare-page'

const SAGA = readFileSync('content/patterns/saga.md', 'utf8')

test('[HB4] headings have anchors made from their words', () => {
  const parsed = parsePage(SAGA, 'pattern')
  if (!parsed.ok) throw new Error('the saga cannot be read')
  const page = preparePage(parsed.page, { svg: '<svg></svg>', words: ['A → B'] })
  expect(page.sections.map(({ anchor }) => anchor)).toEqual([
    'the-problem',
    'how-it-works',
    'when-to-use-it-and-when-not',
    'trade-offs',
    'worked-example',
    'in-an-interview',
    'misreadings',
  ])
  expect(anchorOf('“What if?” 10x')).toBe('what-if-10x')
})

test('[HB2] the diagram takes the place of its source, which is not shown', () => {
  const parsed = parsePage(SAGA, 'pattern')
  if (!parsed.ok) throw new Error('the saga cannot be read')
  const { sections } = preparePage(parsed.page, { svg: '<svg></svg>', words: ['A → B'] })
  const works = sections.find(({ title }) => title === 'How it works')
  expect(works?.diagram?.words).toEqual(['A → B'])
  expect(works?.before).toContain('Cut the action into local transactions')
  expect(works?.after).toContain('orchestration')
  expect(JSON.stringify(sections)).not.toContain('participant O as')
})

test('the summary line of a page is the first sentence of its summary', () => {
  expect(firstSentence('One action. And another.')).toBe('One action.')
  expect(firstSentence('About 1.5 MB of it\n')).toBe('About 1.5 MB of it')
})
