import { expect, test } from 'vitest'
import { sheetRates } from './sheet-rates'

test("[WI2] the rates of a worksheet can be a board's incoming load, its other numbers cannot", () => {
  const sheet = [
    'users = 10 million users',
    'writes = users * 2 writes/day in writes/s',
    'reads = writes * 100 reads in reads/s',
    'ingress = writes * 2 KB in MB/s',
    'kept = writes * 5 years in records',
    'oops = 3 +',
  ].join('\n')
  expect(sheetRates(sheet)).toEqual([
    { name: 'reads', rate: 23_100 },
    { name: 'writes', rate: 231 },
  ])
  expect(sheetRates('')).toEqual([])
})
