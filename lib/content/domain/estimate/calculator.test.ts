import { expect, test } from 'vitest'
import { calculate } from './calculator'

/** What each line shows: its result, or an error after a "!". */
const shown = (source: string) =>
  calculate(source).map((line) => {
    if (line.kind === 'result') return line.shown
    if (line.kind === 'error') return `! ${line.message}`
    return line.kind === 'note' ? `# ${line.text}` : ''
  })

test('lines build on each other and keep their units', () => {
  const lines = [
    'users = 10M users',
    'each = 3 requests per day',
    'rate = users * each in requests/s',
    'rate * 5 KB',
  ]
  expect(shown(lines.join('\n'))).toEqual([
    '10 million users',
    '3 requests per day',
    '347 requests/s',
    '1.74 MB/s',
  ])
})

test('a result lists its inputs, and bandwidth is also shown in bits', () => {
  const [, line] = calculate('rate = 2,000/s\nout = rate * 5 KB in MB/s  # per region')
  expect(line).toMatchObject({
    name: 'out',
    formula: 'rate * 5 KB',
    cites: ['rate'],
    shown: '10 MB/s',
    also: '80 Mbit/s',
  })
})

test('a defined noun can still be used as a unit', () => {
  expect(
    shown(
      'writes = 3\nb = 5 writes/s\nc = writes * 2 writes per day\nd = 5 writes\nf = 2 * 5 writes\ne = 6 / writes',
    ),
  ).toEqual([
    '3',
    '5 writes/s',
    '6/day',
    '5 writes',
    '! has two things side by side; put an operator between them',
    '2',
  ])
})

test('comments and blank lines stay where they are', () => {
  expect(shown('# first guess\n\na = 2 KiB')).toEqual(['# first guess', '', '2 KiB'])
})

test.each([
  ['a = 2\na = 3', '"a" is already in use above'],
  ['day = 2', '"day" is a unit'],
  ['min = 2', '"min" is a'],
  ['a =', 'nothing after the equals sign'],
  ['a = 2 +', 'cannot be read'],
  ['a = 5 m', 'million, minutes or metres'],
  ['a = 5 GB in s', 'is data, not time'],
  ['a = b * 2', '"b" is not known here'],
  ['daily users = 5', '"daily users" cannot be a name; write daily_users'],
  ['write-rate = 5', 'write write_rate'],
  ['2nd = 5', 'write nd'],
  ['= 5', 'put a name before it'],
])('%s is explained in its line', (source, message) => {
  expect(shown(source).at(-1)).toContain(message)
})

test('an error is shown once; dependent lines say so, others are computed', () => {
  expect(shown('a = 5 m\nb = a * 2\nc = 3 * 2')).toEqual([
    '! "m" could be million, minutes or metres; write M, min or the word',
    '! needs "a", which has a mistake above',
    '6',
  ])
})

test('lines beyond the limit are ignored, and odd text never throws', () => {
  expect(calculate('a\n'.repeat(5000))).toHaveLength(200)
  for (const odd of ['=', '==', 'a==2', '= 3', '((', '$0', 'a = $0', 'ü = 2', '\u0000', 'in in in'])
    calculate(odd)
})

test.each([
  ['e'.repeat(100_000), '+'],
  [' '.repeat(100_000), ' in '],
  ['a in '.repeat(20_000), '='],
])('an endless line costs nothing', (start, end) => {
  expect(shown(`a = 2${start}${end}1`)).toEqual(['! is longer than 500 characters'])
})

test.each([
  ['5k users', '5,000 users'],
  ['300 MB per month in MB/day', '10 MB/day'],
  ['64 KiB', '64 KiB'],
  ['64 KiB in KB', '65.5 KB'],
  ['30M requests per month in requests/s', '11.6 requests/s'],
  ['2 * 1.5 KB', '3 KB'],
])('%s is understood', (source, result) => {
  expect(shown(`a = ${source}`)).toEqual([result])
})
