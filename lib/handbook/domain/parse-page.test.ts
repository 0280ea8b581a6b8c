import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePage } from './parse-page'

const SAGA = readFileSync('content/patterns/saga.md', 'utf8')

function problemsOf(source: string) {
  const parsed = parsePage(source, 'pattern')
  return parsed.ok ? '' : parsed.problems.map((problem) => `${problem.line} ${problem.message}`).join('\n')
}

test('the finished pattern is parsed completely', () => {
  const parsed = parsePage(SAGA, 'pattern')
  expect(parsed).toMatchObject({ ok: true, page: { id: 'saga', related: { cases: expect.any(Array) } } })
  if (parsed.ok) expect(parsed.page.sections).toHaveLength(7)
})

test.each([
  ['an unknown key', 'minutes: 6', 'minutes: 6\nauthor: x', 'unknown key author'],
  [
    'a card without why',
    '    why: Steps 1 and 2 are',
    '    because: Steps 1 and 2 are',
    'cards.0.why is missing',
  ],
  ['two wrong answers', ', "The step that other services wait for"', '', 'cards.1.wrong needs exactly 3'],
  ['a missing section', '## Misreadings', '### Misreadings', '"## Misreadings" is missing'],
  ['another folder', 'kind: pattern', 'kind: concept', 'this folder holds patterns'],
])('%s is rejected', (_, find, replacement, message) => {
  expect(SAGA).toContain(find)
  expect(problemsOf(SAGA.replace(find, replacement))).toContain(message)
})
