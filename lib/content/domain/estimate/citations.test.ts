import { expect, test } from 'vitest'
import { calculate } from './calculator'
import { citationsIn } from './citations'

const lines = calculate(
  'write_rate = 100M writes/day in writes/s\nstored = write_rate * 1 KB * 5 years in TB\nbad =',
)

test('each name that a text cites is returned once, with its result and formula', () => {
  expect(citationsIn('{stored} at {write_rate}, so {stored} in all', lines)).toEqual([
    { kind: 'result', name: 'stored', shown: '183 TB', formula: 'write_rate * 1 KB * 5 years', line: 2 },
    { kind: 'result', name: 'write_rate', shown: '1,160 writes/s', formula: '100M writes/day', line: 1 },
  ])
})

test('names without a result are flagged, with the line of the error if there is one', () => {
  expect(citationsIn('{bad} and {reads}', lines)).toEqual([
    { kind: 'mistake', name: 'bad', line: 3 },
    { kind: 'unknown', name: 'reads' },
  ])
})

test('a name that is defined twice refers to the line that counts', () => {
  expect(citationsIn('{a}', calculate('a = 2\na = 3'))).toMatchObject([{ kind: 'result', shown: '2' }])
})

test.each([
  'GET /rooms/{id}',
  'GET /rooms/{from}-{to}',
  'GET /rooms?page={n}',
  `\${x}`,
  'rooms:{id}',
  '{ a: 1 }',
  '{"a": 1}',
  '{}',
  '{2x}',
])('%s cites nothing', (text) => {
  expect(citationsIn(text, lines)).toEqual([])
})

test('a URL that contains a known name does cite it', () => {
  expect(citationsIn('/{stored}', lines)).toMatchObject([{ name: 'stored', shown: '183 TB' }])
})
