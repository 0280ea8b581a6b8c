import { describe, expect, test } from 'vitest'
import { writtenSums } from './written-sums'

const wrongIn = (...texts: string[]) =>
  writtenSums(texts).flatMap(({ wrong }) => wrong.map(({ written, computed }) => [written, computed]))
const ratesIn = (...lines: string[]) =>
  writtenSums([lines.join('\n')]).flatMap(({ otherRates }) => otherRates)

describe('[ES1] written sums', () => {
  test.each([
    ['10M users x 20 reads = 2B reads', ['2B reads', '200 million']],
    ['500 writes/s * 1 KB * 1 year = 1.6 TB', ['1.6 TB', '15.8 TB']],
    ['- Reads: 200M reads/day / 86,400 = 23,000/s, on average', ['23,000/s', '2,310']],
    ['1KB × 100M → 10 GB', ['10 GB', '100 GB']],
    ['a = 5\nb = a * 3 = 150', ['150', '15']],
  ])('%j is wrong', (text, off) => {
    expect(wrongIn(text)).toEqual([off])
  })

  test.each([
    // With units, or only numbers, and rounded as people do.
    '10M users x 20 reads = 200M reads/day',
    '17,400 reads/s × 86,400 = 1.5 billion reads/day',
    '200M / 86,400 ≈ 2,000 reads/s',
    '99.9% * 99.9% = 99.8%',
    '100 GB / 10 servers = 10 GB each',
    // Not a sum.
    'GET /posts?page=5',
    'N = 3, W = 2, R = 2',
    'W + R > N, and a == b, and x <= 5 * 3',
    'users/day = 5M',
    '2026-01-05 = start',
    'p99 = 200 ms',
    '2 apples and * 3 = what?',
    `${'9'.repeat(600)} * 2 = 3`,
  ])('%j is correct, or not a sum', (text) => {
    expect(wrongIn(text)).toEqual([])
  })

  test('a name from one field counts in the next', () => {
    expect(wrongIn('reads = 2,000 reads/s', 'peak = reads * 5 = 100,000 reads/s')).toEqual([
      ['100,000 reads/s', '10,000/s'],
    ])
  })
})

describe('[ES2] a rate in a sum', () => {
  test('that differs from the one above it is found', () => {
    expect(ratesIn('writes = 500 writes/s', 'storage = 5,000 writes/s * 1 KB * 1 year')).toEqual([
      { used: '5,000 writes/s', stated: '500 writes/s' },
    ])
  })

  test.each([
    ['the peak that was worked out', 'peak = 500 writes/s * 10', 'storage = 5,000 writes/s * 1 KB'],
    ['one person’s rate', 'reads = 17,400 reads/s', 'each = 20 reads/day * 3'],
    ['a rate of which nothing stands above', 'users = 10M', 'reads = users * 20 reads/day'],
  ])('that is %s is not found', (_, ...lines) => {
    expect(ratesIn(...lines)).toEqual([])
  })
})

test('[ES1] any text can be read', () => {
  for (const text of ['', '=', '= = =', '→→', '*/+', '{a} = {b} * 2 = ?', '1/0 = 5 * 0 = 1', 'x = y * z = 5'])
    expect(writtenSums([text])).toHaveLength(1)
})
