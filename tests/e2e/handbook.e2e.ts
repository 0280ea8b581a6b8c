import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { meet, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const readPage = async (page: Page, id: string) => {
  await visit(page, `/handbook/${id}`)
  await ready(page)
  const state = page.getByText('You have read this page')
  // Scrolls on to the end, as people do.
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 4_000)
      return state.count()
    })
    .toBe(1)
}

const pagesRead = (page: Page) => page.getByRole('progressbar', { name: 'Pages read' }).getAttribute('value')

test('[HB5] a page that a visitor reads to its end is marked as read, on the map too, and added to their account once', async () => {
  const { page } = await visitor()
  await readPage(page, 'three-points-framework')
  await visit(page, '/handbook')
  await expect.poll(() => pagesRead(page)).toBe('1')
  await page.getByRole('heading', { level: 3, name: /How to pass a system design interview/ }).waitFor()
  await page.getByRole('link', { name: 'Read it' }).click()
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await page.getByText('You have read this page').waitFor()

  await signUp(page, 'Ines', '/handbook')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('tp-reading'))).toBeNull()
  await page.reload()
  await expect.poll(() => pagesRead(page)).toBe('2')

  // Another browser of the same user gets it from the account.
  const { page: other } = await visitor({
    storageState: { ...(await page.context().storageState()), origins: [] },
  })
  await visit(other, '/handbook/passing-the-interview')
  await other.getByText('You have read this page').waitFor()
  await other.getByRole('button', { name: 'Mark as not read' }).click()
  await expect.poll(() => other.evaluate(() => localStorage.getItem('tp-reading'))).toBeNull()
  await page.reload()
  await expect.poll(() => pagesRead(page)).toBe('1')
})

test('[HB4] a page is navigated by its headings, its cards turn over, and it links to its neighbours', async () => {
  const { page } = await visitor()
  await visit(page, '/handbook/saga#trade-offs')
  await ready(page)
  await expect
    .poll(() =>
      page.getByRole('heading', { name: 'Trade-offs' }).evaluate((one) => one.getBoundingClientRect().top),
    )
    .toBeLessThan(200)
  const contents = page.getByRole('navigation', { name: 'On this page' })
  await contents.getByRole('link', { name: 'Cards' }).click()
  expect(new URL(page.url()).hash).toBe('#cards')
  const answer = page.getByText('The step after which it only goes forward')
  expect(await answer.isVisible()).toBe(false)
  await page.locator('summary', { hasText: 'What is the pivot of a saga?' }).press('Space')
  await answer.waitFor()
  await page.getByRole('link', { name: 'Hotel availability and booking' }).waitFor()
  await page.locator('#related').getByRole('link', { name: 'Two-phase commit' }).click()
  await page.getByRole('heading', { level: 1, name: 'Two-phase commit' }).waitFor()
  await page.locator('#related').getByRole('link', { name: 'Saga', exact: true }).waitFor()
})

test('[HB7] a pattern links to the check of a drawing, where its components are searched for', async () => {
  const { page } = await visitor()
  await visit(page, '/handbook/cache-aside')
  await page.getByRole('link', { name: 'Find its parts in your drawing' }).click()
  await page.getByText('Open a drawing to see where the parts of “Cache-aside” are.').waitFor()
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByRole('tab', { name: 'Patterns', selected: true }).waitFor()
  await page.getByRole('button', { name: 'Reader Feed service' }).waitFor()
})

test('[SR2] Ctrl+K finds a page from anywhere with the keyboard alone, and none of it is loaded before', async () => {
  const { page } = await visitor()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await visit(page, '/')
  await ready(page)
  expect(asked).not.toContain('/search/index.json')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search handbook and cases' })
  await field.waitFor()
  await page.keyboard.type('circut braker')
  await page.getByRole('option', { name: /Circuit breaker/, selected: true }).waitFor()
  await expectAccessible(page, 'the search with results')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('option').nth(1).getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Circuit breaker' }).waitFor()
  await field.waitFor({ state: 'hidden' })

  await visit(page, '/handbook')
  await ready(page)
  await page.keyboard.press('/')
  await page.keyboard.type('zzqqxxyy')
  await page.getByText('No results for “zzqqxxyy”').waitFor()
})

test('a page prints completely: cards and sums are expanded, without controls', async () => {
  const { page } = await visitor()
  await visit(page, '/handbook/saga')
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.getByText('The step after which it only goes forward').isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Mark as read' }).isVisible()).toBe(false)
  expect(await page.getByRole('navigation', { name: 'On this page' }).isVisible()).toBe(false)
})

test('[G9] an interviewer opens a page beside the board, which stays usable; the candidate is refused until the end', async () => {
  const { page } = await visitor()
  const { page: other } = await visitor({ forgive: [/status of 403/] })
  const [ines, mara] = [new RoomPage(other), new RoomPage(page)]
  const roomId = await meet(ines, mara, 'url-shortener')
  await mara.button('Start interview').click()
  await mara.canDraw()
  await mara.button('Room menu').click()
  await page.getByRole('menuitem', { name: 'Handbook' }).click()
  await page.getByRole('combobox', { name: 'Search the handbook' }).fill('hash ring')
  await page.getByRole('option', { name: /Consistent hashing/ }).click()
  const article = page.getByRole('article', { name: 'Consistent hashing' })
  await article.getByText('How it works').waitFor()
  // The results close when a page is chosen.
  await page.getByRole('listbox', { name: 'Results' }).waitFor({ state: 'detached' })
  await mara.draw('r', [300, 300], [420, 380])
  await mara.saved()
  expect(await article.isVisible()).toBe(true)
  await expectAccessible(page, 'a room with the handbook beside its board')
  const panel = page.getByRole('dialog', { name: 'Handbook' })
  expect(await panel.getAttribute('aria-modal')).toBeNull()

  // A page that is slow to load is abandoned for the next one.
  await page.route('**/handbook/saga', () => {})
  const search = page.getByRole('combobox', { name: 'Search the handbook' })
  const choose = async (words: string, title: RegExp) => {
    await search.fill(words)
    await page.getByRole('option', { name: title }).first().click()
  }
  const givenUp = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/handbook/saga'))
  await choose('saga', /^Saga/)
  await choose('circuit breaker', /Circuit breaker/)
  await givenUp
  await page.getByRole('article', { name: 'Circuit breaker' }).waitFor()

  const hasFocus = () => mara.button('Room menu').evaluate((button) => button === document.activeElement)
  await search.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(await hasFocus()).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Handbook' }).click()
  await page.getByRole('button', { name: 'Close the handbook' }).click()
  await panel.waitFor({ state: 'detached' })
  expect(await hasFocus()).toBe(true)

  await ines.canDraw()
  await ines.button('Room menu').click()
  await other.getByRole('menuitem', { name: 'Keys' }).waitFor()
  expect(await other.getByRole('menuitem', { name: 'Handbook' }).count()).toBe(0)
  const address = `/api/rooms/${roomId}/handbook/consistent-hashing`
  expect((await other.request.get(address)).status()).toBe(403)
})
