import { expect, test } from 'vitest'
import { clientAddress } from './client-address'
import { cleanForwarded } from './forwarded-headers'

const SENT = {
  host: 'threepoint.example.org',
  'x-forwarded-for': '198.51.100.7',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '1',
  forwarded: 'host=evil.example',
}

test('without a declared proxy no header states the public host, and the peer is the client', () => {
  const headers = { ...SENT }
  expect(cleanForwarded(headers, '203.0.113.9', 0)).toBe(true)
  expect(headers).toEqual({ host: SENT.host, 'x-forwarded-for': '198.51.100.7, 203.0.113.9' })
  expect(clientAddress(headers['x-forwarded-for'], 0)).toBe('203.0.113.9')
})

test('a declared proxy is trusted', () => {
  const headers = { ...SENT }
  expect(cleanForwarded(headers, '10.0.0.2', 1)).toBe(false)
  expect(headers).toMatchObject({ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' })
  expect(clientAddress(headers['x-forwarded-for'], 1)).toBe('198.51.100.7')
})

test('a request that arrived directly is no configuration error', () => {
  const headers: Record<string, string> = { host: 'localhost:3000' }
  expect(cleanForwarded(headers, '127.0.0.1', 0)).toBe(false)
  expect(headers['x-forwarded-for']).toBe('127.0.0.1')
})
