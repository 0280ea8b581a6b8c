import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { ready, signUp, signUpByForm, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('the list of cases helps users choose', async () => {
  const { page } = await visitor()
  await visit(page, '/cases')
  const rows = page.getByRole('region', { name: 'Matching cases' }).locator('ul > li')
  const path = page.getByRole('region', { name: 'Start here' }).getByRole('listitem')

  // An easy one is first, both here and in a path of five.
  await expect.poll(() => rows.first().textContent()).toContain('Easy')
  expect(await path.count()).toBe(5)
  expect(await path.first().textContent()).toContain('URL shortener')

  // A common name finds it, and the list shows why.
  await page.getByLabel('Search cases').fill('uber')
  await rows.filter({ hasText: 'Real-time ride matching' }).getByText('also: Uber').waitFor()
  expect(await rows.count()).toBe(1)
  await page.getByLabel('Search cases').fill('')

  // Only useful filters: every case is for all levels, and all but one for all lengths.
  const groups = page.locator('#library-filters legend')
  expect(await groups.allTextContents()).toEqual(['Prompt', 'Difficulty', 'Hardest Point', 'Topic'])
  await page.getByRole('checkbox', { name: 'WHY' }).check()
  await page.getByRole('button', { name: 'Remove the filter Hardest: WHY' }).waitFor()
  expect(await rows.count()).toBeGreaterThan(3)
  expect(await rows.count()).toBeLessThan(30)
  expect(await path.count()).toBe(0)
  await page.reload()
  await ready(page)
  expect(await page.getByRole('checkbox', { name: 'WHY' }).isChecked()).toBe(true)
})

test('a new room has no case until one is selected, and can be a surprise', async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines')
  await visit(page, '/rooms/new')
  const create = page.getByRole('button', { name: 'Create room' })
  const field = page.getByRole('combobox', { name: 'Case' })
  expect(await field.inputValue()).toBe('')
  // The button names what is missing, and leads there.
  await create.click()
  await page.getByText('A room needs a case.', { exact: false }).waitFor()
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  await field.fill('whatsapp')
  await page.getByRole('option', { name: 'Chat and messaging' }).waitFor()
  expect(await page.getByRole('option').count()).toBe(1)
  await field.fill('')
  await page.getByRole('option', { name: 'Surprise me' }).click()
  await page.getByText('A random case you haven’t seen, if there is one.').waitFor()
  expect(await page.getByText('A room needs a case.').count()).toBe(0)
  await create.click()
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)
  await page.getByRole('main', { name: 'Lobby' }).waitFor()
})

test('a newcomer who starts a room signs up first; the sign-in page knows who has been here before', async () => {
  const { page } = await visitor()
  await visit(page, '/')
  await page.getByRole('link', { name: 'Start a room' }).click()
  await page.waitForURL((url) => url.pathname === '/signup')
  expect(new URL(page.url()).searchParams.get('next')).toBe('/rooms/new')
  await visit(page, '/signin')
  const returning = page.getByText('Your sessions and grades are where you left them.')
  expect(await returning.count()).toBe(0)
  await signUpByForm(page, 'Ines')
  await page.getByRole('button', { name: 'Your account, Ines' }).click()
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await page.getByRole('link', { name: 'Create account' }).first().waitFor()
  await visit(page, '/signin')
  await returning.waitFor()
})

test('a new room can be created without scrolling, with a preview beside the form', async () => {
  const { page } = await visitor({ viewport: { width: 1280, height: 720 } })
  await signUp(page, 'Ines')
  await visit(page, '/rooms/new?case=url-shortener&minutes=35')
  const box = await page.getByRole('button', { name: 'Create room' }).boundingBox()
  expect((box?.y ?? 720) + (box?.height ?? 0)).toBeLessThanOrEqual(720)
  const round = page.getByRole('region', { name: 'The round' })
  expect((await round.boundingBox())?.x).toBeGreaterThanOrEqual(640)
  await round.getByText('Short addresses that outlive the posters they are printed on.').waitFor()
  await round.getByText('System diagram').waitFor()
  await round
    .getByText(
      'A 35-minute round leaves out the introductions, the deep dive and curveball, and the wrap-up.',
    )
    .waitFor()
})

test('[MR6] a visitor watches a round with its wrong turns, from the landing page and from a given moment', async () => {
  const { page } = await visitor()
  await visit(page, '/')
  await page.getByRole('link', { name: 'Watch a round' }).click()
  await page.waitForURL('**/watch')
  await ready(page)
  await page.getByRole('heading', { name: 'Watch a round' }).waitFor()
  await page.getByText('Written by hand').waitFor()
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Said', 'Worksheet'])
  await page.getByRole('button', { name: 'Play' }).waitFor()
  await expectAccessible(page, 'a round to watch')
  for (const [seconds, status, heard] of [
    [22 * 60 + 45, '301 the address', 'Which status do you send with the address'],
    [23 * 60 + 15, '302 the address, not to be stored', '301 says: for ever.'],
  ] as const) {
    await visit(page, `/watch?t=${seconds}`)
    // The latest message is visible, not just somewhere in a long list.
    await expect
      .poll(() => page.getByText(heard).evaluate((line) => line.getBoundingClientRect().bottom))
      .toBeLessThan(900)
    await page.getByRole('tab', { name: 'Worksheet' }).click()
    await page.getByText(status).waitFor()
  }
})
