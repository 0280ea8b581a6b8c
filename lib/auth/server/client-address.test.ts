import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

test('without a proxy only the peer counts, whatever the client claims', () => {
  expect(clientAddress('198.51.100.7', 0)).toBe('198.51.100.7')
  expect(clientAddress('1.1.1.1, 2.2.2.2, 198.51.100.7', 0)).toBe('198.51.100.7')
})

test('behind one proxy, the entry that it wrote counts', () => {
  expect(clientAddress('1.1.1.1, 198.51.100.7, 10.0.0.2', 1)).toBe('198.51.100.7')
  expect(clientAddress('10.0.0.2', 1)).toBe('10.0.0.2')
})

test('an IPv6 address counts by its /64, one in IPv4 form as IPv4', () => {
  expect(clientAddress('2001:db8:1:2:aaaa::1', 0)).toBe('2001:db8:1:2::/64')
  expect(clientAddress('2001:db8::1', 0)).toBe('2001:db8:0:0::/64')
  expect(clientAddress('::1', 0)).toBe('0:0:0:0::/64')
  expect(clientAddress('::ffff:198.51.100.7', 0)).toBe('198.51.100.7')
})

test('no header counts as one address of its own', () => {
  expect(clientAddress(null, 0)).toBe('unknown')
})
