import { expect, test } from 'vitest'
import { assertSameOrigin } from './same-origin'

const check = (headers: Record<string, string>) => () => assertSameOrigin(new Headers(headers))

test('our own pages are let through, under every name of this machine', () => {
  expect(check({ host: 'localhost:3000', origin: 'http://localhost:3000' })).not.toThrow()
  expect(check({ host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' })).not.toThrow()
})

test('a program that sends no origin is let through; a browser that hides it is not', () => {
  expect(check({ host: 'localhost:3000' })).not.toThrow()
  expect(check({ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' })).toThrow('auth/other-site')
  expect(check({ host: 'localhost:3000', 'sec-fetch-site': 'same-site' })).toThrow('auth/other-site')
})

test.each(['http://evil.example', 'http://localhost:4000', 'null', 'http://localhost:3000.evil.example'])(
  'the origin %s is refused',
  (origin) => {
    expect(check({ host: 'localhost:3000', origin })).toThrow('auth/other-site')
  },
)

test('a page of the same host over another protocol is another site', () => {
  expect(check({ host: 'localhost:3000', origin: 'https://localhost:3000' })).toThrow('auth/other-site')
  const overHttps = { host: 'example.org', 'x-forwarded-proto': 'https' }
  expect(check({ ...overHttps, origin: 'https://example.org' })).not.toThrow()
  expect(check({ ...overHttps, origin: 'http://example.org' })).toThrow('auth/other-site')
})
