import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { newClaims, sealClaims } from '@/lib/auth/server/session-token'
import { completeEnv } from '@/lib/shared/env'
import { newNonce, pageHeaders } from '@/lib/shared/page-headers'
import { anonymousPages } from './anonymous-pages'

completeEnv({ AUTH_SECRET: 'a secret of these tests, long enough' })

/** A server whose pages name what they were asked with; `hold` keeps answers back until it is called. */
async function site() {
  const rendered: { url: string; headers: IncomingMessage['headers'] }[] = []
  const held: (() => void)[] = []
  const state = { now: 0, holds: false, cookie: false }
  const sleeps: number[] = []
  const pages = anonymousPages(
    async (request, response) => {
      rendered.push({ url: request.url ?? '', headers: { ...request.headers } })
      if (state.holds) await new Promise<void>((resolve) => held.push(resolve))
      const nonce = newNonce()
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      for (const [name, value] of Object.entries(pageHeaders(nonce, { host: 'a', proto: 'https' })))
        response.setHeader(name, value)
      if (state.cookie) response.setHeader('Set-Cookie', 'a=b')
      response.write(`<script nonce="${nonce}">`)
      response.end(`1</script><p>${rendered.length}</p>`)
    },
    {
      now: () => state.now,
      sleep: (ms) => (ms === 1_000 ? new Promise(() => {}) : Promise.resolve(void sleeps.push(ms))),
    },
  )
  const server = createServer((request, response) => void pages(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, { headers })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }
  return { rendered, held, state, sleeps, get }
}

const nonceOf = (headers: Headers) =>
  /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]

test('[AP1] a page is rendered once a minute, and each answer has a nonce and policy of its own', async () => {
  const { rendered, state, get } = await site()
  const answers = []
  for (let time = 0; time < 5; time++) answers.push(await get('/'))
  expect(rendered).toHaveLength(1)
  const nonces = answers.map(({ headers }) => nonceOf(headers))
  expect(new Set(nonces).size).toBe(5)
  for (const [index, { body, headers }] of answers.entries()) {
    expect(body).toBe(`<script nonce="${nonces[index]}">1</script><p>1</p>`)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  }
  // The page was rendered for another host, over https.
  expect(answers[1]?.headers.get('content-security-policy')).toMatch(/ws:\/\/127\.0\.0\.1:\d+ /)
  expect(answers[1]?.headers.get('strict-transport-security')).toBeNull()
  expect((await get('/', { 'x-forwarded-proto': 'https' })).headers.get('strict-transport-security')).toMatch(
    /^max-age/,
  )
  state.now = 60_001
  await get('/?utm_source=x')
  expect(rendered).toHaveLength(2)
})

test('[AP1] those who come while a page is rendered wait for it', async () => {
  const { rendered, held, state, get } = await site()
  state.holds = true
  const all = Promise.all(Array.from({ length: 20 }, () => get('/cases')))
  await expect.poll(() => held.length).toBe(1)
  held[0]?.()
  expect(new Set((await all).map(({ body }) => body.replace(/nonce="[^"]+"/, '')))).toEqual(
    new Set(['<script >1</script><p>1</p>']),
  )
  expect(rendered).toHaveLength(1)
})

test('[AP2] what a browser adds to its request has no part in a kept page', async () => {
  const { rendered, get } = await site()
  await get('/', {
    cookie: 'theme=x',
    'accept-language': 'pt',
    'x-nonce': 'mine',
    'x-forwarded-host': 'evil.example',
  })
  expect(Object.keys(rendered[0]?.headers ?? {}).sort()).toEqual([
    'accept',
    'connection',
    'host',
    'user-agent',
  ])
})

test('[AP2] an answer with a cookie is not kept, nor is a part that a script asked for', async () => {
  const { rendered, state, get } = await site()
  state.cookie = true
  await get('/signin')
  await get('/signin')
  expect(rendered).toHaveLength(2)
  state.cookie = false
  await get('/signin', { rsc: '1' })
  await get('/signin', { rsc: '1' })
  await get('/signin?next=/rooms/new')
  expect(rendered.map(({ url }) => url).slice(2)).toEqual(['/signin', '/signin', '/signin?next=/rooms/new'])
})

test('[AP3] other pages are rendered one at a time, with a pause as long as each took', async () => {
  const { rendered, held, state, sleeps, get } = await site()
  state.holds = true
  const first = get('/cases/a')
  const second = get('/cases/b')
  await expect.poll(() => held.length).toBe(1)
  state.now = 30
  held[0]?.()
  await first
  await expect.poll(() => held.length).toBe(2)
  expect(sleeps).toEqual([30])
  held[1]?.()
  await second
  expect(rendered).toHaveLength(2)
})

test('[AP3] beyond those who may wait, a sentence asks to come again', async () => {
  const { held, state, get } = await site()
  state.holds = true
  const waiting = Array.from({ length: 201 }, (_, index) => get(`/cases/${index}`).catch(() => null))
  await expect.poll(async () => (await get('/cases/late')).status).toBe(503)
  expect((await get('/cases/late')).body).toBe(
    'Many people are opening pages at the moment. Load this page again in a few seconds.',
  )
  state.holds = false
  held[0]?.()
  expect((await Promise.all(waiting)).every((answer) => answer?.status === 200)).toBe(true)
})

test('[AP4] whoever is signed in goes straight through; a cookie that says so is not enough', async () => {
  const { rendered, held, state, get } = await site()
  state.holds = true
  const token = await sealClaims(newClaims({ id: 'ines', sessionEpoch: 0 }))
  const cookie = (value: string) => ({ cookie: `next-auth.session-token=${value}` })
  const all = [get('/cases/a', cookie('forged')), get('/cases/b', cookie('forged'))]
  all.push(get('/cases/c', cookie(token)), get('/', cookie(token)), get('/', cookie(token)))
  await expect.poll(() => held.length).toBe(4)
  expect(
    rendered
      .map(({ url }) => url)
      .filter((url) => !/[ab]$/.test(url))
      .sort(),
  ).toEqual(['/', '/', '/cases/c'])
  state.holds = false
  for (const go of held) go()
  await Promise.all(all)
})
