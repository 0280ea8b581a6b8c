import { expect, test } from 'vitest'
import { readLabel } from './read-label'

test.each([
  ['3k rps', { rate: 3000 }],
  ['40 bookings/s', { rate: 40 }],
  ['1.5M requests per second', { rate: 1_500_000 }],
  ['12,000 reads/s', { rate: 12_000 }],
  ['600 events/min', { rate: 10 }],
  ['1 in 100', { calls: 0.01 }],
  ['2 of 5 requests', { calls: 0.4 }],
  ['5 %', { calls: 0.05 }],
  ['20% of reads', { calls: 0.2 }],
  ['3 calls', { calls: 3 }],
  ['90 % hits', { hits: 0.9 }],
  ['hit ratio 95%', { hits: 0.95 }],
  ['10 % misses', { hits: 0.9 }],
  ['99.9 %', { availability: 0.999 }],
  ['up 95 %', { availability: 0.95 }],
  ['POST /holds, 120 ms', { time: 120 }],
  ['800 µs', { time: 0.8 }],
  ['App servers x 4', { calls: 4, copies: 4 }],
  ['Feed DB, 5k qps, 4 ms', { rate: 5000, time: 4 }],
])('[WI1] %s is read', (label, figures) => {
  expect(readLabel(label)).toEqual(figures)
})

// Each of these contains a number that counts something else.
test.each([
  '280 MB/s',
  '5 Mbit/s',
  '100 km/h',
  '20 % discount',
  '3 m/s',
  'TTL 500 ms',
  'every 100 ms',
  'GET /v2/users',
  '2 posts per day',
  'Server 3',
  '24 hours',
  '1.2.3.4 rps',
  '120 % of reads and writes',
  'OAuth 2.0',
])('[WI1] %s states no rate, share or time if it could mean something else', (label) => {
  const { rate, time, hits, availability } = readLabel(label)
  expect({ rate, time, hits, availability }).toEqual({})
})
