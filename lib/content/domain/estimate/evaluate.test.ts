import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from './evaluate'
import { formatQuantity } from './format-quantity'
import { parseQuantity } from './parse-quantity'
import type { Quantity } from './quantity'
import { EASY_UNITS } from './units'

const SCOPE = new Map<string, Quantity>(
  Object.entries({ users: '10 million users', size: '500 KB', rate: '20/s', days: '3', EUR: '2' }).map(
    ([name, text]) => [name, parseQuantity(text)],
  ),
)

const compute = (formula: string) => formatQuantity(evaluate(formula, SCOPE, { units: EASY_UNITS }))

test.each([
  ['users * 3 requests/day', '347/s'],
  ['users * 5 per day * 2 KB', '1.16 MB/s'],
  ['rate * size * 5 years', '1.58 PB'],
  ['10M * 2', '20 million'],
  ['1 - 1 / (10 + 1)', '90.9 %'],
  ['1 + 1/2 + 1/3', '1.83'],
  ['6 / 2 h', '3/h'],
  ['ceil(7 / 2 * 1.5)', '6'],
  ['pow(62, 7)', '3.52 trillion'],
  ['sqrt(100)', '10'],
  ['max(2 GB, 300 MB, size)', '2 GB'],
  ['min(3, 500)', '3'],
  ['size × 2 ÷ 4 − 50 KB', '200 KB'],
  ['100 % - 5 %', '95 %'],
  ['size / 100 Mbit/s', '40 ms'],
  ['.5 * 1e3', '500'],
  ['-3 + +5', '2'],
  ['rate * day', '1.73 million'],
  ['1,000 * days', '3,000'],
])('%s is %s', (formula, shown) => {
  expect(compute(formula)).toBe(shown)
})

test('a defined name is never read as a unit', () => {
  expect(compute('10 * EUR')).toBe('20')
  expect(() => compute('10 EUR')).toThrow('side by side')
})

test('written-out units count things in content files', () => {
  expect(formatQuantity(evaluate('20 hours / 4', SCOPE))).toBe('5')
  expect(compute('20 hours / 4')).toBe('5 h')
})

test('the names used are reported', () => {
  const used = new Set<string>()
  evaluate('users * 3 requests/day + rate * day / day', SCOPE, { used })
  expect([...used].sort()).toEqual(['rate', 'users'])
})

test.each([
  ['size + rate', 'adds data and a count per time'],
  ['size - users', 'subtracts data and a plain number'],
  ['size / 0', 'divides by zero'],
  ['visits * 2', '"visits" is not known here'],
  ['2 ^ 3', 'pow(a, b)'],
  ['2 ** 3', 'pow(a, b)'],
  ['users size', 'side by side'],
  ['(users', 'cannot be read'],
  ['', 'has no formula'],
  ['round(2)', '"round" is not a function'],
  ['sqrt(size)', 'plain numbers'],
  ['sqrt(0 - 1)', 'root of a negative'],
  ['ceil(1, 2)', 'one value'],
  ['min(3,500)', 'two values or more'],
  ['pow(10, 400)', 'too large'],
  ['users = 3', 'cannot be read'],
  ['users > 3', '">" is not used'],
  ['"text"', 'holds a text'],
  ['users.constructor', 'a form that formulas do not have'],
  ['constructor(1)', 'not a function'],
  ['[1, 2]', 'a form that formulas do not have'],
  [`1${'+1'.repeat(300)}`, 'longer than 500'],
])('%s is rejected with a reason', (formula, reason) => {
  expect(() => compute(formula)).toThrow(reason)
})

test('any text gives a quantity or an EstimateError, never another failure', () => {
  const tokens = fc.constantFrom(
    '1',
    '2,000',
    'users',
    'size',
    '(',
    ')',
    '+',
    '*',
    '/',
    ',',
    'ceil',
    'min',
    'day',
    ' per ',
    '%',
    'k',
    '.',
    '$0',
    'x',
    '"',
  )
  const formula = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(tokens, { maxLength: 14 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(formula, (text) => {
      try {
        expect(Number.isFinite(evaluate(text, SCOPE).value)).toBe(true)
      } catch (error) {
        expect((error as Error).name).toBe('EstimateError')
      }
    }),
    { numRuns: 2000 },
  )
})
