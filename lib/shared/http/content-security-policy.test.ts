import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'
import { mayBeFramed, pageHeaders } from './page-headers'

const policy = (host: string, dev = false) => contentSecurityPolicy({ nonce: 'abc', host, dev })

test('in production no eval and no inline script without the nonce', () => {
  const scripts = policy('example.org').match(/script-src ([^;]+)/)?.[1]
  expect(scripts).toBe("'self' 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'")
})

test("sockets may only connect to the page's host", () => {
  expect(policy('example.org:3000')).toContain(
    "connect-src 'self' ws://example.org:3000 wss://example.org:3000 data: blob:;",
  )
})

test('[SH11] no page can be framed except the embedded page of a shared link', () => {
  expect(policy('example.org')).toContain("frame-ancestors 'none';")
  const asked = { host: 'example.org', proto: 'https' }
  const framedAt = (path: string) =>
    pageHeaders('abc', { ...asked, framed: mayBeFramed(path) })['Content-Security-Policy'].includes(
      'frame-ancestors *;',
    )
  expect(framedAt('/s/abcdefghijklmnopqrstuv/embed')).toBe(true)
  for (const path of [
    '/',
    '/s/abc',
    '/s/abc/embed/',
    '/s/a/b/embed',
    '/s/abc/embedded',
    '/x/s/abc/embed',
    '/sessions/abc/embed',
  ])
    expect([path, framedAt(path)]).toEqual([path, false])
})

test('an invalid host adds nothing to the policy', () => {
  expect(policy("x; script-src 'unsafe-inline'")).toContain("connect-src 'self' data: blob:;")
})
