import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldsEnd, highlightLine } from './highlight-line'

const TEMPLATE = readFileSync('content/templates/case.md', 'utf8').split('\n')

test('the parts of a line add up to the line, character for character', () => {
  for (const line of [...TEMPLATE, '', '---', '```', '- a: "b: c"', '**a', '`', 'x: 1,000 "'])
    for (const inFields of [true, false])
      expect(
        highlightLine(line, inFields)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line)
})

test('the fields of a case end with their second line of hyphens', () => {
  expect(TEMPLATE[fieldsEnd(TEMPLATE) - 1]).toBe('---')
  expect(fieldsEnd(['---', 'a: 1'])).toBe(2)
  expect(fieldsEnd(['# Words', '---'])).toBe(0)
})

test('keys, values and comments of the fields are distinguished', () => {
  expect(highlightLine('  links: 10 million links/day', true)).toEqual([
    { text: '  ', kind: null },
    { text: 'links:', kind: 'key' },
    { text: ' ', kind: null },
    { text: '10', kind: 'value' },
    { text: ' million links/day', kind: null },
  ])
  expect(highlightLine('# what to write', true)).toEqual([{ text: '# what to write', kind: 'note' }])
  expect(highlightLine('giveaways: ["base 62"]', true)[2]).toEqual({ text: '"base 62"', kind: 'value' })
})

test('headings, lists, code and bold words of the text are distinguished', () => {
  expect(highlightLine('## Deep dive', false)).toEqual([{ text: '## Deep dive', kind: 'key' }])
  expect(highlightLine('- **Cache** the `code`', false)).toEqual([
    { text: '- ', kind: 'mark' },
    { text: '**Cache**', kind: 'strong' },
    { text: ' the ', kind: null },
    { text: '`code`', kind: 'code' },
  ])
})
