import http from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser, newVisitor } from '@/tests/support/browser'
import { METRICS_TOKEN } from '@/tests/support/metrics-token'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${inject('appUrl')}${path}`, { headers })

test('the process lives and is ready', async () => {
  expect((await get('/livez')).status).toBe(200)
  const ready = await get('/readyz')
  expect(await ready.json()).toEqual({ database: 'ok', migrations: 'ok', rooms: 'ok', running: 'ok' })
  expect(ready.status).toBe(200)
})

test('metrics are only for callers with the token', async () => {
  const having = (token: string) => get('/metrics', { authorization: `Bearer ${token}` })
  expect((await get('/metrics')).status).toBe(404)
  expect((await having('another-token-for-this')).status).toBe(404)
  const right = await having(METRICS_TOKEN)
  expect(right.headers.get('content-type')).toContain('text/plain')
  expect(await right.text()).toContain('threepoint_process_cpu_seconds_total')
})

test('an upgrade request that nobody handles is closed, not left open', async () => {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' }
  const asked = http.get(`${inject('appUrl')}/nothing`, { headers })
  const error = await new Promise<Error>((resolve) => asked.once('error', resolve))
  expect(error.message).toBe('socket hang up')
})

test('every page has a policy with its own nonce', async () => {
  const policies = await Promise.all([get('/'), get('/')]).then((responses) =>
    responses.map((response) => response.headers.get('content-security-policy') ?? ''),
  )
  const nonces = policies.map((policy) => policy.match(/'nonce-([^']+)'/)?.[1])
  expect(nonces[0]).toHaveLength(24)
  expect(nonces[0]).not.toBe(nonces[1])
  expect(policies[0]).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/)
})

test('responses carry the security headers that browsers support', async () => {
  const { headers } = await get('/')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('strict-transport-security')).toBeNull()
  // No proxy is declared here, so no header about the protocol is trusted.
  const claimed = await get('/', { 'x-forwarded-proto': 'https' })
  expect(claimed.headers.get('strict-transport-security')).toBeNull()
})

test('the landing page runs under its policy, and contacts no other host', async () => {
  const { page, troubles, close } = await newVisitor(browser)
  await page.goto('/')
  expect(await page.title()).toContain('Threepoint')
  // React marks the elements that it has hydrated: its scripts ran.
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__react')))
  expect(troubles).toEqual([])
  await close()
})
