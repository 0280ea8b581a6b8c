import { expect, test } from 'vitest'
import { reviewSource } from '@/lib/cases/domain/draft'
import { hotelLine, hotelWith } from '@/tests/fixtures/case-sources'
import { calculate } from './calculator'
import { evaluate } from './evaluate'
import { evaluateEstimates } from './evaluate-estimates'
import { parseQuantity } from './parse-quantity'

test('[TX8] a number of 40,000 digits is rejected without parsing, with its line', () => {
  const digits = '1'.repeat(40_000)
  expect(() => parseQuantity(digits)).toThrow('is longer than 100 letters')
  expect(() => parseQuantity(`${digits} GB`)).toThrow('is longer than 100 letters')
  expect(parseQuantity('1'.repeat(100)).value).toBeGreaterThan(0)
  const source = hotelWith('\n    assume:\n', `\n    assume:\n      huge: "${digits} | a reason"\n`)
  expect(reviewSource(source).findings).toContainEqual({
    severity: 'error',
    line: hotelLine('    assume:') + 1,
    message: 'huge is longer than 100 letters',
  })
})

test('[TX8] the result of a formula is limited like any quantity', () => {
  const { problems } = evaluateEstimates([], {
    assume: [],
    derive: [{ name: 'a', formula: '1 + 1', text: '2'.repeat(40_000) }],
  })
  expect(problems).toEqual([{ name: 'a', origin: 'derived', message: 'is longer than 100 letters' }])
})

test('[TX8] a unit’s growing power stops at 12, and so does every line that builds on it', () => {
  const squares = Array.from({ length: 60 }, (_, index) => `a${index + 1} = a${index} * a${index}`)
  const lines = calculate(['a0 = 1 s', ...squares].join('\n'))
  expect(lines.slice(0, 6).map((line) => (line.kind === 'result' ? line.shown : line.kind))).toEqual([
    '1 s',
    '1 s*s',
    '1 s*s*s*s',
    '1 s*s*s*s*s*s*s*s',
    'error',
    'error',
  ])
  expect(lines[4]).toMatchObject({ message: 'has a unit to a power beyond 12' })
  const derive = squares.map((line) => {
    const [name = '', formula = ''] = line.split(' = ')
    return { name, formula, text: '1 s' }
  })
  const { problems } = evaluateEstimates([{ name: 'a0', text: '1 s' }], { assume: [], derive })
  expect(problems.length).toBe(60)
})

test('[TX8] long or deeply nested formulas are rejected with a message', () => {
  const refused = (formula: string) => () => evaluate(formula, new Map())
  expect(refused('1+'.repeat(400))).toThrow('is longer than 500 characters')
  for (const deep of ['('.repeat(499), `${'-'.repeat(498)}(`, `${'sqrt('.repeat(99)}`, `${'['.repeat(499)}`])
    expect(refused(deep)).toThrow(/cannot be read|form that formulas do not have/)
  expect(evaluate(`${'('.repeat(240)}1${')'.repeat(240)}`, new Map()).value).toBe(1)
})

test('[TX8] a line that depends on one with an error says so, even if names are parts of others', () => {
  const [, needs, other] = calculate('rate = 1 +\nsum = rate * 2\nrates = 2rate')
  expect(needs).toMatchObject({ kind: 'error', message: 'needs "rate", which has a mistake above' })
  expect(other).toMatchObject({ kind: 'result', shown: '2 rate' })
})
