import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatQuantity } from './format-quantity'
import { parseQuantity } from './parse-quantity'
import { add, divide, multiply, type Quantity, sameDimension, subtract } from './quantity'
import { parseUnit, UNITS } from './units'

const size = fc.double({ min: 1e-6, max: 1e12, noNaN: true })
const unitText = fc
  .tuple(
    fc.constantFrom(...UNITS.keys(), 'bookings'),
    fc.array(fc.constantFrom('s', 'day', 'month', 'GB', 'EUR', 'user'), { maxLength: 2 }),
  )
  .map(([over, under]) => [over, ...under].join('/'))
const quantity = fc
  .tuple(size, unitText)
  .map(([value, unit]): Quantity => multiply({ value, dimension: parseUnit('').dimension }, parseUnit(unit)))

function near(a: Quantity, b: Quantity, share = 1e-9) {
  expect(sameDimension(a, b)).toBe(true)
  expect(Math.abs(a.value - b.value)).toBeLessThanOrEqual(share * Math.abs(b.value))
}

test('a * b / b is a, in value and dimension', () => {
  fc.assert(fc.property(quantity, quantity, (a, b) => near(divide(multiply(a, b), b), a)))
})

test('a + b - b is a, for quantities of one dimension', () => {
  fc.assert(
    fc.property(quantity, size, (a, factor) => {
      const b = { ...a, value: a.value * Math.min(factor, 1000) }
      near(subtract(add(a, b), b), a, 1e-6)
    }),
  )
})

test('a unit divided by itself is a plain number', () => {
  fc.assert(
    fc.property(unitText, (unit) => near(divide(parseUnit(unit), parseUnit(unit)), parseQuantity('1'))),
  )
})

test('a quantity written in another unit of the same kind is the same quantity', () => {
  const families = [
    ['ms', 's', 'min', 'h', 'day', 'month', 'year'],
    ['B', 'KB', 'KiB', 'MB', 'Mbit', 'GiB', 'PB'],
    ['/s', 'rps', '/min', '/day', ' per year'],
  ]
  const pair = fc
    .constantFrom(...families)
    .chain((family) => fc.tuple(fc.constantFrom(...family), fc.constantFrom(...family)))
  fc.assert(
    fc.property(size, pair, (value, [from, to]) => {
      const original = multiply(parseQuantity('1'), {
        ...parseUnit(from),
        value: value * parseUnit(from).value,
      })
      const converted = divide(original, parseUnit(to)).value
      near(multiply({ value: converted, dimension: parseQuantity('1').dimension }, parseUnit(to)), original)
    }),
  )
})

test('a formatted quantity is parsed as the same quantity, to three digits', () => {
  fc.assert(
    fc.property(quantity, (a) => near(parseQuantity(formatQuantity(a)), a, 0.006)),
    { numRuns: 500 },
  )
})

test('a quantity formatted in a chosen unit is parsed as the same too', () => {
  fc.assert(
    fc.property(size, unitText, (value, unit) => {
      const a = multiply({ value, dimension: parseQuantity('1').dimension }, parseUnit(unit))
      near(parseQuantity(formatQuantity(a, unit)), a, 0.006)
    }),
  )
})

test.each([
  ['17,400 searches/s', '17,400/s'],
  ['1.83 billion bookings', '1.83 billion'],
  ['91 GB', '91 GB'],
  ['1024 KiB', '1.05 MB'],
  ['40,000 EUR/month', '40,000 EUR/month'],
  ['3 %', '3 %'],
  ['10M requests per day', '116/s'],
  ['86,400 s', '1 day'],
  ['1 Gbit/s', '125 MB/s'],
  ['5k rps', '5,000/s'],
  ['30 users', '30'],
  ['2 KB per user per day', '60 KB/month', 'KB/month'],
  ['12 GB*month', '12 GB*month', 'GB*month'],
])('%s is shown as %s', (text, shown, unit?: string) => {
  expect(formatQuantity(parseQuantity(text), unit)).toBe(shown)
})

test.each([
  ['', 'not a quantity'],
  ['lots', 'not a quantity'],
  ['1,83 TB', 'a comma groups three digits'],
  ['5 m', 'million, minutes or metres'],
  ['5 Mb', 'write Mbit or MB'],
  ['5 mB', 'needs a capital letter: MB'],
  ['5 GB/0', 'not a unit'],
])('%s is rejected with a reason', (text, reason) => {
  expect(() => parseQuantity(text)).toThrow(reason)
})
