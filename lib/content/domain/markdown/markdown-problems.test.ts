import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { reviewSource } from '@/lib/cases/domain/draft'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { readCase } from '@/lib/cases/domain/read-case'
import { hotelLine, hotelWith } from '@/tests/fixtures/case-sources'
import { MARKDOWN_LIMITS, markdownProblems } from './markdown-problems'
import { renderMarkdown } from './render-markdown'

const repeat = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length)
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')
const table = (columns: number, rows: number) =>
  [...lines(1, () => 'a|'.repeat(columns)).split('\n'), '-|'.repeat(columns), lines(rows, () => '|')].join(
    '\n',
  )

/** Texts that block a Markdown parser for seconds or forever. */
const HEAVY = {
  'marks that open and never close': repeat('*a_ ', 100_000),
  footnotes: lines(6_000, (index) => `[^${index}]: note`),
  'quotes in each other': '>'.repeat(20_000),
  'a wide and long table': table(1_000, 5_000),
  'open brackets': '['.repeat(100_000),
}

/** The same within the size limit of a section. */
const HEAVY_AND_SHORT = {
  'marks that open and never close': [repeat('*a_ ', 19_000), 'marks'],
  'marks across lines that only look empty': [repeat('*a_ *a_ \n\u00a0\n', 9_000), 'marks'],
  footnotes: [lines(1_000, (index) => `[^${index}]: a`), 'definitions'],
  'long definitions': [`[a]: ${'u'.repeat(10_000)}`, 'the definition has 10005 characters'],
  'quotes in each other': ['>'.repeat(9), '9 deep'],
  'lists in each other on one line': ['- '.repeat(9), '9 deep'],
  'lists in each other by indentation': [lines(9, (index) => `${'  '.repeat(index)}- a`), '9 deep'],
  'lists in quotes': [lines(9, (index) => `> ${'  '.repeat(index)}- a`), 'deep'],
  'list items': [lines(501, () => '- a'), 'list items'],
  headings: [repeat('a\n=\n', 5_000), 'lines'],
  'lines that end as on old computers': [repeat('a\r', 5_000), 'lines'],
  'wide tables': [table(21, 1), '22 columns'],
  'long tables': [table(19, 120), 'cells'],
  'open brackets': ['['.repeat(201), 'brackets'],
} as const

const publishable = (text: string) => hotelWith('## Failures\n', `## Failures\n\n${text}\n`)

describe.each(Object.entries(HEAVY))('%s', (_, text) => {
  test('[TX1] cannot be published, and the finding names the line', () => {
    const { findings, publishable: can } = reviewSource(publishable(text))
    expect(can).toBe(false)
    const tooMuch = findings.filter(({ message }) => message.startsWith('"## Failures": '))
    expect(tooMuch[0]).toMatchObject({
      severity: 'error',
      line: hotelLine('## Failures') + 2,
      message: expect.stringMatching(/\d at most; (shorten it|join or drop some)$/),
    })
  })

  test('[TX2] reaches no parser: it is shown as written', () => {
    expect(renderMarkdown(text)).toMatch(/^<p>This text is too involved .*<pre>/s)
  })
})

describe.each(Object.entries(HEAVY_AND_SHORT))('%s within a section', (_, [text, message]) => {
  test('[TX1][TX2] is rejected with a message and reaches no parser', () => {
    expect(markdownProblems(text, 1).map((problem) => problem.message)).toContainEqual(
      expect.stringContaining(message),
    )
    expect(renderMarkdown(text)).toContain('<pre>')
  })
})

test('[TX1] a problem names the line on which the limit was exceeded', () => {
  const items = lines(MARKDOWN_LIMITS.items + 1, () => '- a')
  expect(markdownProblems(`a\n\n${items}`, 100).map(({ line }) => line)).toEqual([
    100 + 2 + MARKDOWN_LIMITS.items,
  ])
})

test('[TX1] normal texts are far from the limits: every shipped case, and code, lists and tables', () => {
  const sources = readdirSync('content/cases').map((name) => readFileSync(`content/cases/${name}`, 'utf8'))
  expect(sources.length).toBeGreaterThan(20)
  for (const source of sources) {
    const parsed = parseCase(source)
    expect(parsed.ok && markdownProblems(parsed.document.body, 1)).toEqual([])
  }
  const honest = [
    lines(200, (index) => `        if (rows[${index}]) { ways[${index}] = **p; }`).replaceAll('\n', '\n\n'),
    lines(7, (index) => `${'    '.repeat(index)}- step ${index}`),
    `|${'name|'.repeat(8)}\n|${'---|'.repeat(8)}\n${lines(100, () => `|${'x|'.repeat(8)}`)}`,
    lines(400, () => 'A line of a long text with `code`, **weight** and [a link](https://a.example).')
      .replaceAll('\n', '\n\n')
      .slice(0, 19_900),
  ]
  for (const text of honest) expect(markdownProblems(text, 1)).toEqual([])
})

test('[TX2] a version from before there were limits is parsed, with the oversized text as written', () => {
  const reading = readCase({ source: publishable(HEAVY['open brackets']), check: false, plain: false })
  expect(reading.ok && JSON.parse(reading.content).body.failures).toContain('<pre>[[[')
  expect(reading.ok && JSON.parse(reading.content).body.mainFlow).not.toContain('too involved')
})
