import { expect, test } from 'vitest'
import { namedRates } from './named-rates'
import { offeredRates } from './offered-rates'

const OF_CASE = namedRates([
  { name: 'booking_peak', text: '58 bookings/s' },
  { name: 'row_size', text: '100 B' },
  { name: 'egress', text: '1.39 Gbit/s' },
  { name: 'search_peak', text: '17,400 searches/s' },
])

test('[WI10] the rates of the worksheet are offered as the load; if it states none, those of the case', () => {
  expect(OF_CASE).toEqual([
    { name: 'booking_peak', rate: 58 },
    { name: 'search_peak', rate: 17_400 },
  ])
  expect(offeredRates('users = 10 million users', OF_CASE)).toEqual({ from: 'case', list: OF_CASE })
  expect(offeredRates('reads = 250 reads/s', OF_CASE)).toEqual({
    from: 'worksheet',
    list: [{ name: 'reads', rate: 250 }],
  })
  expect(offeredRates('', [])).toEqual({ from: 'case', list: [] })
})
