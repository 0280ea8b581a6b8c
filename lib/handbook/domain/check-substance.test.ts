import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSource } from '@/lib/content/domain/source-document'
import { checkSubstance } from './check-substance'

const SAGA = readFileSync('content/patterns/saga.md', 'utf8')

function found(source: string): string[] {
  const read = readSource(source)
  if (!read.ok) throw new Error(read.problems[0].message)
  return checkSubstance(read.document).map(({ message }) => message)
}

test('[LC7] the finished pattern has everything that a page must contain', () => {
  expect(found(SAGA)).toEqual([])
})

test.each([
  ['without a good answer', /^\*Good:\*.*\n/gm, '', 'no question has an answer marked *Good:*'],
  ['with a question that has no strong answer', /^\*Strong:\*.*\n/m, '', 'has no answer marked *Strong:*'],
  ['with a question that has no weak answer', /^\*Weak:\*.*\n/m, '', 'has no answer marked *Weak:*'],
  ['that asks nothing', /^\*\*"/gm, '**', '"In an interview" asks nothing'],
  [
    'without a trace',
    /(?<=Anna's bank is slow\.\n\n)(?:\|.*\n)+/,
    '',
    'no table follows the mechanism step by step',
  ],
  [
    'with a stub',
    /(?<=## The problem\n\n)[\s\S]*?(?=## How it works)/,
    'Booking a room touches three owners.\n\n',
    '"The problem" has 6 words',
  ],
  ['without misreadings', /^- \*\*"/gm, '- "', '"Misreadings" needs at least 2 entries'],
])('[LC7] a page %s is reported', (_, what, instead, message) => {
  expect(SAGA).toMatch(what)
  expect(
    found(
      SAGA.replaceAll(new RegExp(what, what.flags.includes('g') ? what.flags : `${what.flags}g`), instead),
    ).join('\n'),
  ).toContain(message)
})
