import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

const policy = (host: string, dev = false) => contentSecurityPolicy({ nonce: 'abc', host, dev })

test('in production no eval and no inline script without the nonce', () => {
  const scripts = policy('example.org').match(/script-src ([^;]+)/)?.[1]
  expect(scripts).toBe("'self' 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'")
})

test('sockets may go to the host of the page only', () => {
  expect(policy('example.org:3000')).toContain(
    "connect-src 'self' ws://example.org:3000 wss://example.org:3000 data: blob:;",
  )
})

test('a host that is none adds nothing to the policy', () => {
  expect(policy("x; script-src 'unsafe-inline'")).toContain("connect-src 'self' data: blob:;")
})
