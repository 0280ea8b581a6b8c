import { expect, test } from 'vitest'
import { calculate, citableResults, cite } from './calculator'
import { CALCULATOR_TEMPLATES } from './calculator-templates'

/** What each line shows: its result, or the complaint after a "!". */
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

test('a result says what it was computed from, and bandwidth also in bits', () => {
  const [, line] = calculate('rate = 2,000/s\nout = rate * 5 KB in MB/s  # per region')
  expect(line).toMatchObject({
    name: 'out',
    formula: 'rate * 5 KB',
    cites: ['rate'],
    shown: '10 MB/s',
    also: '80 Mbit/s',
  })
})

test('notes and blank lines stay where they are', () => {
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
])('%s is explained in its line', (source, message) => {
  expect(shown(source).at(-1)).toContain(message)
})

test('a mistake is told once; lines that need it say so, others go on', () => {
  expect(shown('a = 5 m\nb = a * 2\nc = 3 * 2')).toEqual([
    '! "m" could be million, minutes or metres; write M, min or the word',
    '! needs "a", which has a mistake above',
    '6',
  ])
})

test('all templates together compute without a mistake', () => {
  const lines = calculate(CALCULATOR_TEMPLATES.map(({ lines }) => lines).join('\n'))
  expect(lines.filter((line) => line.kind === 'error')).toEqual([])
  expect(Object.fromEntries(citableResults(lines))).toMatchObject({
    writes: '231 writes/s',
    reads_peak: '69,400 reads/s',
    ingress: '1.39 MB/s',
    egress: '1,390 MB/s',
    stored: '36.5 TB',
    cache: '8,000 GB',
    servers: '106 servers',
  })
})

test('other fields cite results by name', () => {
  const results = citableResults(calculate('stored = 36.5 TB'))
  expect(cite('We keep {stored} in {regions} regions.', results)).toEqual({
    text: 'We keep 36.5 TB in {regions} regions.',
    missing: ['regions'],
  })
})

test('more lines than anybody writes are cut off, and nothing throws on odd text', () => {
  expect(calculate('a\n'.repeat(5000))).toHaveLength(200)
  for (const odd of ['=', '==', 'a==2', '= 3', '((', '$0', 'a = $0', 'ü = 2', '\u0000', 'in in in'])
    calculate(odd)
})
