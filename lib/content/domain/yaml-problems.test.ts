import { expect, test } from 'vitest'
import { readSource } from './source-document'

test.each([
  ['a key indented below a value', ['title: Hotel', '>> kind: product', 'tags: [a]'], 'line the two up'],
  ['a nested one', ['guide:', '  core: x', '>>    steps: y', 'id: z'], 'line the two up'],
  ['an open double quote', ['>>title: "Hotel', 'kind: product', 'tags: [a]'], 'no closing quote'],
  ['an open single quote', ["id: 'a'", ">>title: 'Hotel", 'kind: product'], 'no closing quote'],
  ['one that a later quote closes', ['>>title: "Hotel', 'kind: "product"', 'id: a'], 'no closing quote'],
  ['an open list', ['>>tags: [a, b', 'kind: product'], 'the [ that opens here is not closed'],
  ['an open map', ['>>node: { a: 1', 'kind: product'], 'the { that opens here is not closed'],
  [
    'a colon in a text',
    ['id: a', '>>title: Hotel: the second', 'kind: x'],
    'inside a text; reword it or quote',
  ],
  ['a missing colon', ['id: a', '>>title Hotel', 'kind: product'], 'neither “key: value” nor “- entry”'],
  ['a missing colon at the end', ['id: a', 'kind: product', '>>title Hotel'], 'neither “key: value”'],
  ['an entry without its hyphen', ['tags:', '  - a', '>>  b', 'kind: x'], 'indented differently'],
  ['a tab', ['guide:', '>>\tcore: x'], 'indent with spaces'],
  ['a key that is there twice', ['id: a', 'kind: x', '>>id: b'], 'unique, and “id” is here twice'],
  ['an at sign', ['id: a', '>>title: @hotel'], 'starts with @ must be quoted'],
  ['text behind a quote', ['id: a', '>>title: "Hotel" rooms'], 'goes on after its closing quote'],
  ['an odd backslash', ['id: a', '>>title: "a\\q"'], 'write it twice'],
])('%s is marked on its own line, once, in plain words', (_, lines, words) => {
  const text = lines.map((line) => line.replace('>>', '')).join('\n')
  const read = readSource(`---\n${text}\n---\n`)
  expect(read).toEqual({
    ok: false,
    // The first line of the file is the fence.
    problems: [
      { line: lines.findIndex((line) => line.startsWith('>>')) + 2, message: expect.stringContaining(words) },
    ],
  })
})

test('each of two separate mistakes is named', () => {
  const read = readSource('---\ntitle: @hotel\ntags: [a]\nkind: `x`\n---\n')
  expect(read.ok ? [] : read.problems.map(({ line }) => line)).toEqual([2, 4])
})
