import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { newClaims, sealClaims } from '@/lib/auth/server/sessions/session-token'
import { completeEnv } from '@/lib/shared/env'
import { newNonce, pageHeaders } from '@/lib/shared/http/page-headers'
import { boundPages } from './bound-pages'

completeEnv({ AUTH_SECRET: 'a secret of these tests, long enough' })

/** A server whose pages show what was requested. `holds` delays responses until those in `held` are called. */
async function site() {
  const rendered: { url: string; headers: IncomingMessage['headers'] }[] = []
  const held: (() => void)[] = []
  const state = { now: 0, holds: false, pauses: false, cookie: false, length: 0, arrived: 0 }
  const sleeps: number[] = []
  /** Ends the waits for the longest turn of a call or a page, and with `pauses` also those between turns. */
  const limits: { ms: number; end: () => void }[] = []
  const pages = boundPages(
    async (request, response) => {
      rendered.push({ url: request.url ?? '', headers: { ...request.headers } })
      if (state.holds) await new Promise<void>((resolve) => held.push(resolve))
      const nonce = newNonce()
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      for (const [name, value] of Object.entries(pageHeaders(nonce, { host: 'a', proto: 'https' })))
        response.setHeader(name, value)
      if (state.cookie) response.setHeader('Set-Cookie', 'a=b')
      // Like Next: waits until the reader has received what was written, and at the end all of it.
      const page = rendered.length
      if (!response.write(`${'-'.repeat(state.length)}<script nonce="${nonce}">`) && !response.destroyed)
        await new Promise((resolve) => response.once('drain', resolve).once('close', resolve))
      await new Promise<void>((resolve) => {
        response.once('close', resolve)
        response.end(`1</script><p>${page}</p>`, resolve)
      })
    },
    {
      now: () => state.now,
      sleep: (ms) =>
        state.pauses || ms === 25 || ms >= 1_000
          ? new Promise((end) => limits.push({ ms, end }))
          : Promise.resolve(void sleeps.push(ms)),
    },
    new Set(['/excalidraw/a.woff2']),
  )
  const server = createServer((request, response) => {
    state.arrived++
    void pages(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const response = await fetch(`${url}${path}`, { method, headers })
    return { status: response.status, headers: response.headers, body: await response.text() }
  }
  /** Sends raw text, and reads nothing of the response. */
  const send = (requests: string) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.write(requests)
    return socket
  }
  return { rendered, held, state, sleeps, limits, get, send }
}

const from = (address: string) => ({ 'x-forwarded-for': address })

const cookieOf = async (id: string) => ({
  cookie: `next-auth.session-token=${await sealClaims(newClaims({ id, sessionEpoch: 0 }))}`,
})

const nonceOf = (headers: Headers) =>
  /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]

test('[AP1] a page is rendered once a minute, and each response has its own nonce and policy', async () => {
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

test('[AP1] a cached page is sent compressed to browsers that accept it, including the one it is rendered for', async () => {
  const { rendered, state, get } = await site()
  state.length = 1_000_000
  for (const accept of ['gzip', 'gzip', 'identity']) {
    const { headers, body } = await get('/cases', { 'accept-encoding': accept })
    expect(headers.get('content-encoding')).toBe(accept === 'gzip' ? 'gzip' : null)
    expect(Number(headers.get('content-length')) < 100_000).toBe(accept === 'gzip')
    expect(body).toHaveLength(1_000_000 + '<script nonce="">1</script><p>1</p>'.length + 24)
  }
  expect(rendered).toHaveLength(1)
})

test('[AP1] requests for a page that is being rendered wait for it', async () => {
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

test("[AP2] a browser's additional headers have no effect on a cached page", async () => {
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

test('[AP2] a response with a cookie is not cached, nor is a part that a script requested', async () => {
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

test('[AP3] other pages are rendered one at a time, each followed by a pause of the same length', async () => {
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

test('[AP3] addresses take turns: many requests from one do not delay another by more than one page', async () => {
  const { rendered, held, state, get } = await site()
  state.holds = true
  const busy = Array.from({ length: 30 }, (_, index) => get(`/cases/${index}`, from('198.51.100.1')))
  await expect.poll(() => held.length).toBe(1)
  const other = get('/join/x', from('198.51.100.2'))
  await expect.poll(() => state.arrived).toBe(31)
  state.holds = false
  held[0]?.()
  await Promise.all([...busy, other])
  expect(rendered.findIndex(({ url }) => url === '/join/x')).toBeLessThan(5)
})

test('[AP3] if too many wait, the last request of the longest queue is rejected with a sentence asking to retry', async () => {
  const { rendered, held, state, get } = await site()
  state.holds = true
  const many = Array.from({ length: 201 }, (_, index) => get(`/cases/${index}`, from('198.51.100.1')))
  await expect.poll(async () => (await get('/cases/late', from('198.51.100.1'))).status).toBe(429)
  const late = await get('/cases/late', from('198.51.100.1'))
  expect(late.body).toBe(
    'Many people are opening pages at the moment. Load this page again in a few seconds.',
  )
  expect(late.headers.get('retry-after')).toBe('5')
  const other = get('/join/x', from('198.51.100.2'))
  expect((await Promise.race(many)).status).toBe(429)
  state.holds = false
  held[0]?.()
  expect((await other).status).toBe(200)
  const statuses = (await Promise.all(many)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  expect(rendered.findIndex(({ url }) => url === '/join/x')).toBeLessThan(3)
})

test('[AP1][AP3] an old cached page is sent while its next version is rendered or waits for its turn', async () => {
  const { rendered, held, state, get } = await site()
  await get('/cases')
  state.now = 60_001
  state.holds = true
  const busy = Array.from({ length: 20 }, (_, index) => get(`/cases/${index}`, from('198.51.100.1')))
  await expect.poll(() => held.length).toBe(1)
  const both = [get('/cases'), get('/cases')]
  expect((await Promise.race(both)).body).toContain('<p>1</p>')
  state.holds = false
  held[0]?.()
  await Promise.all(both)
  expect(rendered.filter(({ url }) => url === '/cases')).toHaveLength(2)
  expect(rendered.findIndex(({ url }, index) => index > 0 && url === '/cases')).toBeLessThan(4)
  await Promise.all(busy)
})

test('[AP3] a client that reads nothing does not keep a page from the others', async () => {
  const { rendered, held, state, get, send } = await site()
  state.holds = true
  state.length = 1_000_000
  // A connection's second response waits for the first, which never arrives.
  send('GET /livez HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await expect.poll(() => held.length).toBe(2)
  const waiting = get('/')
  held[1]?.()
  expect((await waiting).body).toContain('<p>2</p>')
  expect((await get('/')).body).toContain('<p>2</p>')
  expect(rendered).toHaveLength(2)
})

test('[AP1] nobody waits longer than two seconds for a page that is rendered for somebody else', async () => {
  const { held, limits, state, get } = await site()
  state.holds = true
  const first = get('/')
  await expect.poll(() => held.length).toBe(1)
  const second = get('/')
  await expect.poll(() => limits.some(({ ms }) => ms === 2_000)).toBe(true)
  limits.find(({ ms }) => ms === 2_000)?.end()
  // This ends the first one's turn as well.
  limits.find(({ ms }) => ms === 1_000)?.end()
  await expect.poll(() => held.length).toBe(2)
  for (const go of held) go()
  expect((await second).status).toBe(200)
  await first
})

test('[AP9] calls of visitors are started one after another, at most 25 ms apart', async () => {
  const { rendered, held, limits, state, sleeps, get } = await site()
  state.holds = true
  const signIn = () => get('/api/auth/callback/credentials', {}, 'POST')
  const calls = [signIn(), signIn(), get('/join/x', { 'next-action': 'a' }, 'POST')]
  await expect.poll(() => limits.length).toBe(1)
  expect(held).toHaveLength(1)
  // The first is answered soon, the second waits for something else.
  state.now = 4
  held[0]?.()
  await expect.poll(() => held.length).toBe(2)
  expect(sleeps).toEqual([4])
  state.now = 24
  limits[1]?.end()
  await expect.poll(() => held.length).toBe(3)
  expect(sleeps).toEqual([4, 20])
  for (const go of held.slice(1)) go()
  expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(rendered).toHaveLength(3)
})

test('[AP9] cached pages are sent one after another, and addresses take turns', async () => {
  const { limits, state, get, rendered } = await site()
  await get('/')
  state.pauses = true
  const sent: string[] = []
  const visit = (address: string) => get('/', from(address)).then(() => sent.push(address))
  await visit('a')
  const rest = ['a', 'a', 'a', 'b'].map(visit)
  await expect.poll(() => state.arrived).toBe(6)
  expect(sent).toEqual(['a'])
  state.pauses = false
  for (const { end } of limits) end()
  await Promise.all(rest)
  expect(sent.indexOf('b')).toBeLessThan(4)
  expect(rendered).toHaveLength(1)
})

test('[AP9] calls of signed-in users, and probes, wait for nobody', async () => {
  const { held, state, get } = await site()
  state.holds = true
  const first = get('/api/auth/session')
  await expect.poll(() => held.length).toBe(1)
  const passing = [
    get('/api/auth/session', await cookieOf('a')),
    get('/join/x', { ...(await cookieOf('a')), 'next-action': 'a' }, 'POST'),
    get('/readyz'),
    get('/metrics'),
  ]
  await expect.poll(() => held.length).toBe(1 + passing.length)
  for (const go of held) go()
  await Promise.all([first, ...passing])
})

test('[AP9] if too many calls wait, the last one of the longest queue is asked to try again', async () => {
  const { held, state, get } = await site()
  state.holds = true
  const call = (address: string) => get('/api/auth/csrf', from(address))
  const many = Array.from({ length: 201 }, () => call('198.51.100.1'))
  await expect.poll(async () => (await call('198.51.100.1')).status).toBe(429)
  expect((await call('198.51.100.1')).body).toBe(
    'Many people are asking at the moment. Try again in a few seconds.',
  )
  const other = call('198.51.100.2')
  expect((await Promise.race(many)).status).toBe(429)
  state.holds = false
  held[0]?.()
  expect((await other).status).toBe(200)
  await Promise.all(many)
})

test("[AP2] a cached page contains no part of the first visitor's query string", async () => {
  const { rendered, get } = await site()
  await get('/?next=https://evil.example')
  expect(rendered.map(({ url }) => url)).toEqual(['/'])
})

test('[AP3] every request for which a page is rendered takes its turn, whatever its method or URL', async () => {
  const { rendered, held, state, get } = await site()
  state.holds = true
  const first = get('/cases/a')
  await expect.poll(() => held.length).toBe(1)
  const inLine = ['/apix', '/api/none', '/iconx', '/_next/none', '/excalidraw/none', '/livez/x'].map((path) =>
    get(path),
  )
  inLine.push(get('/cases/b', {}, 'POST'), get('/', {}, 'PUT'), get('/_next/static/x.js', {}, 'POST'))
  inLine.push(
    get('/cases/c', { 'next-action': 'a', 'content-type': 'application/x-www-form-urlencoded' }, 'POST'),
  )
  const passing = ['/_next/static/x.js', '/excalidraw/a.woff2', '/favicon.ico', '/livez'].map((path) =>
    get(path),
  )
  passing.push(get('/cases/d', { 'next-action': 'a' }, 'POST'))
  await expect.poll(() => held.length).toBe(1 + passing.length)
  state.holds = false
  for (const go of held.slice(1)) go()
  await Promise.all(passing)
  expect(rendered).toHaveLength(1 + passing.length)
  held[0]?.()
  await Promise.all([first, ...inLine])
  expect(rendered).toHaveLength(1 + passing.length + inLine.length)
})

test('[AP4] a signed-in user waits for nobody; a forged cookie is not enough', async () => {
  const { rendered, held, state, get } = await site()
  state.holds = true
  const signedIn = await cookieOf('ines')
  const forged = { cookie: 'next-auth.session-token=forged' }
  const all = [get('/cases/a', forged), get('/cases/b', forged)]
  all.push(get('/cases/c', signedIn), get('/', signedIn), get('/', signedIn))
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

test('[AP5] each signed-in user has a rate limit for pages; files and actions do not count', async () => {
  const { rendered, state, get } = await site()
  const [ines, jo] = [await cookieOf('ines'), await cookieOf('jo')]
  for (let page = 0; page < 100; page++) expect((await get('/sessions', ines)).status).toBe(200)
  const refused = await get('/sessions', await cookieOf('ines'))
  expect(refused.status).toBe(429)
  expect(refused.body).toBe('You opened many pages in a short while. Load this page again in a few seconds.')
  expect(rendered).toHaveLength(100)
  expect((await get('/cases', { ...ines, 'next-action': 'a' }, 'POST')).status).toBe(200)
  expect((await get('/_next/static/x.js', ines)).status).toBe(200)
  expect((await get('/sessions', jo)).status).toBe(200)
  state.now = 200
  expect((await get('/sessions', ines)).status).toBe(200)
  expect((await get('/sessions', ines)).status).toBe(429)
})

test('[AP7] a malformed URL gets a response, and two slashes do not name another host', async () => {
  const { rendered, send } = await site()
  const unreadable = await text(send('GET http://[/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'))
  expect(unreadable).toMatch(/^HTTP\/1\.1 400 [\s\S]*This address can’t be read/)
  for (const path of ['//', '//cases'])
    expect(await text(send(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`))).toMatch(
      /^HTTP\/1\.1 200/,
    )
  expect(rendered.map(({ url }) => url)).toEqual(['//', '//cases'])
})
