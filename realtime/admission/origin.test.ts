import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf, originOf } from './origin'

type Headers = Record<string, string>

const asked = (headers: Headers, remoteAddress = '198.51.100.7', method = 'GET') =>
  ({
    headers: { host: 'app.test', ...headers },
    method,
    socket: { remoteAddress },
  }) as unknown as IncomingMessage
const socket = (headers: Headers, remoteAddress?: string) =>
  asked({ upgrade: 'websocket', ...headers }, remoteAddress)

test('[W5] a socket can be opened by a page of the same scheme, host and port', () => {
  expect(originOf(socket({ origin: 'http://app.test' }), undefined)).toBe('own')
  for (const origin of ['https://app.test', 'http://app.test:81', 'http://evil.test', 'null', '', 'app.test'])
    expect(originOf(socket({ origin }), undefined), origin).toBe('foreign')
  expect(originOf(socket({}), undefined)).toBe('foreign')
})

test('[W5] the scheme is taken from a nearby proxy, and nobody else', () => {
  const headers = { origin: 'https://app.test', 'x-forwarded-proto': 'https' }
  for (const peer of ['127.0.0.1', '::1', '10.0.0.2', '::ffff:172.16.0.3', 'fd00::1'])
    expect(originOf(socket(headers, peer), undefined), peer).toBe('own')
  expect(originOf(socket(headers), undefined)).toBe('foreign')
  expect(originOf(socket({ ...headers, origin: 'http://app.test' }, '127.0.0.1'), undefined)).toBe('foreign')
})

test('[W5] if the app knows its own origin, only that counts', () => {
  expect(originOf(socket({ origin: 'https://app.test' }), 'https://app.test')).toBe('own')
  expect(originOf(socket({ origin: 'http://app.test' }), 'https://app.test')).toBe('foreign')
})

test('[W5] long polling says where its page is from, or nothing', () => {
  expect(originOf(asked({ 'sec-fetch-site': 'same-origin' }), undefined)).toBe('own')
  for (const site of ['cross-site', 'same-site', 'none'])
    expect(originOf(asked({ 'sec-fetch-site': site }), undefined), site).toBe('foreign')
  expect(originOf(asked({}), undefined)).toBe('unknown')
})

test('[W5] connections are counted by the address that declared proxies name, whatever it is', () => {
  const from = (proxies: number, peer: string, named?: string) =>
    addressOf(asked(named === undefined ? {} : { 'x-forwarded-for': named }, peer), proxies)
  for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(from(0, peer)).toBeNull()
  expect(from(1, '10.0.0.2', '203.0.113.5')).toBe('203.0.113.5')
  expect(from(1, '10.0.0.2', '127.0.0.1, 203.0.113.5')).toBe('203.0.113.5')
  expect(from(2, '10.0.0.2', '127.0.0.1, 203.0.113.5, 10.0.0.3')).toBe('203.0.113.5')
  expect(from(1, '10.0.0.2', '2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
  // No address lets anybody connect without being counted.
  expect(from(1, '10.0.0.2', '127.0.0.1')).toBe('127.0.0.1')
  expect(from(1, '127.0.0.1', '127.0.0.1')).toBe('127.0.0.1')
  // An undeclared neighbour can speak only for itself.
  for (const peer of ['10.0.0.2', '192.168.1.7', '127.0.0.1', '198.51.100.7'])
    expect(from(0, peer, '203.0.113.5'), peer).toBe(peer)
})
