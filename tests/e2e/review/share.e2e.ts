import { createServer } from 'node:http'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { playRound } from '@/tests/support/behind-pages'
import { signUp, visit } from '@/tests/support/room-page'
import { answersOf } from '@/tests/support/traffic/answers-of'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/**
 * A site that shows pages in frames, each given by its URL. A real site: for a page without an origin, Chromium blocks
 * access to this machine.
 * @returns its URL; it is stopped after the test
 */
async function siteWithFrames(addresses: readonly string[]): Promise<string> {
  const frames = addresses.map((at) => `<iframe name="${at}" width="900" height="700" src="${at}"></iframe>`)
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<title>A blog</title><link rel="icon" href="data:,">${frames.join('')}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('The site has no port')
  return `http://127.0.0.1:${place.port}/`
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Share this round' })

/** The URLs behind a link. */
const placesOf = (token: string) => [
  `/s/${token}`,
  `/s/${token}/embed`,
  ...['replay', 'chat', 'preview'].map((part) => `/api/shared/${token}/${part}`),
]

/** How everything behind a link responds to somebody: its status, and its text without code. */
function answersAt(page: Page, token: string): Promise<[number, string][]> {
  return Promise.all(
    placesOf(token).map(async (place): Promise<[number, string]> => {
      const answer = await page.request.get(place)
      return [answer.status(), wordsIn(await answer.text())]
    }),
  )
}

/** Each word once, as the order in which the parts of a page arrive varies. */
function wordsIn(html: string): string {
  const words = html.replaceAll(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ').split(/\s+/)
  return [...new Set(words)].toSorted().join(' ')
}

test('[SH2][SH3][SH5][SH6][SH10][SH11][SH12] one member creates a link, the other agrees, a visitor without an account plays the round, and a revoked link looks as if it never existed', {
  timeout: 120_000,
}, async () => {
  const [{ page: first }, { page: second }] = [await visitor(), await visitor()]
  await signUp(first, 'Ines Duarte')
  await signUp(second, 'Mara Kovac')
  const roomId = await playRound(first.context(), second.context())
  await Promise.all([visit(first, `/sessions/${roomId}`), visit(second, `/sessions/${roomId}`)])

  await first.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = dialogOf(first)
  await dialog.getByRole('radio', { name: /^Replay The whole round/ }).check()
  await dialog.getByRole('checkbox', { name: /Other sites can embed it/ }).check()
  await dialog.getByRole('button', { name: 'Create link and ask' }).click()
  await dialog.getByText('It works once Mara Kovac agrees.').waitFor()
  await dialog.getByText('Not live yet: waiting for Mara Kovac').waitFor()
  for (const width of [1440, 390]) {
    await first.setViewportSize({ width, height: 900 })
    await expectAccessible(first, `the links of a round, ${width} wide`)
  }
  const address = await dialog.getByRole('link', { name: 'See it as a viewer' }).getAttribute('href')
  const token = address?.split('/').at(-1) ?? ''
  expect(token).toMatch(/^[\w-]{22}$/)

  // Nobody else sees it yet, and the other user is asked on the page that she has open.
  const { page } = await visitor({
    forgive: [/404/, /frame/i, /^asked another host: http:\/\/127\.0\.0\.1:\d+\/$/],
  })
  const never = 'A'.repeat(22)
  const nothing = await answersAt(page, never)
  expect(nothing.map(([status]) => status)).toEqual([404, 404, 404, 404, 404])
  expect(await answersAt(page, token)).toEqual(nothing)
  const asked = second.getByRole('region', { name: 'Asked of you' })
  await asked.getByText('Ines Duarte wants to share this round by a link.').waitFor()
  await expectAccessible(second, 'a session with a question about a link')
  await asked.getByRole('button', { name: 'Agree' }).click()
  await asked.waitFor({ state: 'detached' })
  await dialog.getByText('Live', { exact: true }).waitFor()

  const answers = answersOf(page)
  const counted = page.waitForResponse(`**/api/shared/${token}/views`)
  const opened = await page.goto(`/s/${token}`)
  expect(opened?.headers()).toMatchObject({
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  })
  await page.getByRole('heading', { name: 'Hotel availability and booking' }).waitFor()
  await page.getByRole('region', { name: 'Final board' }).waitFor()
  const slider = page.getByRole('slider', { name: 'Moment of the round' })
  await slider.focus()
  await page.keyboard.press('Home')
  await page.getByRole('region', { name: 'Board at this moment' }).waitFor()
  await page.keyboard.press('End')
  await page.getByRole('tab', { name: /^Chat/ }).click()
  await page.getByText('Do we sell one room, or rooms of a type?').waitFor()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `a shared round, ${width} wide`)
  }
  // [SH10] Her browser reports that it was opened.
  expect((await counted).status()).toBe(204)
  expect(await page.context().cookies()).toEqual([])
  const all = await answers()
  expect(all).toContain('Do we sell one room')
  for (const secret of [
    'Ines',
    'Duarte',
    'Mara',
    'Kovac',
    roomId,
    'Names the hardest part',
    'Row lock asserted',
    'hint/revealed',
    'note/written',
  ])
    expect([secret, all.includes(secret)]).toEqual([secret, false])
  const preview = await page.request.get(`/api/shared/${token}/preview`)
  expect([preview.status(), preview.headers()['content-type']]).toEqual([200, 'image/png'])

  // On another site only the page made for embedding is shown in a frame, and it identifies no user.
  const framed = async () => {
    const answer = await first.request.get(`/s/${token}/embed`)
    return [answer.status(), (await answer.text()).includes('Duarte')]
  }
  expect(await framed()).toEqual([200, false])
  const [embed, whole] = [`/s/${token}/embed`, `/s/${token}`].map((path) => new URL(path, page.url()).href)
  await page.goto(await siteWithFrames([embed ?? '', whole ?? '']))
  await page
    .frameLocator(`[name="${embed}"]`)
    .getByRole('heading', { name: 'Hotel availability and booking' })
    .waitFor()
  await expect.poll(() => page.frame({ name: whole ?? '' })?.url()).toMatch(/^chrome-error:/)

  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await dialog.getByText('Live', { exact: true }).waitFor({ state: 'detached' })
  expect(await answersAt(page, token)).toEqual(nothing)
  // A frame reveals no more, whoever looks at it.
  expect(await framed()).toEqual([404, false])
})
