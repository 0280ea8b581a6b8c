import type { Page, Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRoom, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a menu whose code is loaded late opens by keyboard and by mouse, and restores the focus', async () => {
  const { page } = await visitor()
  await visit(page, '/')
  await ready(page)
  const button = page.getByRole('button', { name: 'Appearance' })
  const menu = page.getByRole('menu', { name: 'Appearance' })
  await button.focus()
  await page.keyboard.press('Enter')
  await menu.waitFor()
  expect(await button.getAttribute('aria-expanded')).toBe('true')
  // A key that still reaches the button leaves the menu open.
  await button.dispatchEvent('keydown', { key: 'ArrowDown', bubbles: true })
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Light')
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true)

  // Pressing its button again closes it, and a third time opens it.
  await button.click()
  await menu.waitFor()
  await button.click()
  await menu.waitFor({ state: 'detached' })
  await button.click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()

  // If the mouse is released elsewhere there is no click: keys open the menu after it.
  await menu.waitFor({ state: 'detached' })
  await button.click()
  await menu.waitFor()
  await button.hover()
  await page.mouse.down()
  await menu.waitFor({ state: 'detached' })
  await page.mouse.move(5, 300)
  await page.mouse.up()
  await button.focus()
  await page.keyboard.press('Enter')
  await menu.waitFor()
})

test('a menu whose code arrives after the user has moved on does not open', async () => {
  const { page } = await visitor()
  await visit(page, '/')
  await ready(page)
  const scripts = '**/_next/static/chunks/*.js'
  let letItCome = () => {}
  const coming = new Promise<void>((resolve) => {
    letItCome = resolve
  })
  await page.route(scripts, async (route) => {
    await coming
    await route.continue()
  })
  const button = page.getByRole('button', { name: 'Appearance' })
  const underway = scriptsUnderway(page)
  await button.click()
  await expect.poll(() => underway.size).toBeGreaterThan(0)
  expect(await button.getAttribute('aria-expanded')).toBe('false')
  const next = page.getByRole('link', { name: 'Sign in' })
  await next.focus()
  letItCome()
  await expect.poll(() => underway.size).toBe(0)
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  )
  expect(await next.evaluate((node) => node === document.activeElement)).toBe(true)
  expect(await page.getByRole('menu').count()).toBe(0)
  await button.click()
  await page.getByRole('menu', { name: 'Appearance' }).waitFor()
})

test('a round can be ended even if the server no longer has the files of this version', async () => {
  const { page } = await visitor({ forgive: [/net::ERR_FAILED/, /Failed to load chunk/] })
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  await page.route('**/_next/static/**', (route) => route.abort())
  const asked = page.getByRole('dialog', { name: 'End the interview?' })
  await room.button('End interview').click()
  await asked.waitFor()
  await page.keyboard.press('Escape')
  await asked.waitFor({ state: 'hidden' })
  expect(await room.button('End interview').evaluate((node) => node === document.activeElement)).toBe(true)
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByRole('link', { name: 'Grade and look back' }).waitFor()
})

test('if the code of a menu fails to load, the page says so, keeps working and retries', async () => {
  const { page } = await visitor({ forgive: [/net::ERR_FAILED/, /Failed to load chunk/] })
  await visit(page, '/')
  await ready(page)
  const scripts = '**/_next/static/chunks/*.js'
  await page.route(scripts, (route) => route.abort())
  const button = page.getByRole('button', { name: 'Appearance' })
  await button.click()
  await page.getByText('This could not be loaded').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true)
  await button.click()
  await page.getByText('Reload the page if this keeps happening').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('This could not be loaded').waitFor({ state: 'detached' })
  await page.unroute(scripts)
  await button.click()
  await page.getByRole('menu', { name: 'Appearance' }).waitFor()
})

test('a formula from the menu is inserted into the field, with the focus, and is computed', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  const field = room.field('Calculations')
  if (!(await field.isVisible())) await room.worksheet.getByRole('button', { name: /Calculations/ }).click()
  await room.button('Formulas').click()
  await page.getByRole('menu', { name: 'Formulas' }).getByRole('menuitem').first().click()
  await expect.poll(() => field.inputValue()).toMatch(/ = /)
  await room.worksheet.getByRole('list', { name: 'Results' }).getByRole('listitem').first().waitFor()
  await page.getByRole('menu').waitFor({ state: 'detached' })
  expect(await field.evaluate((node) => node === document.activeElement)).toBe(true)
})

/** The scripts that a page has requested from here on and not yet received. */
function scriptsUnderway(page: Page): ReadonlySet<Request> {
  const underway = new Set<Request>()
  page.on('request', (request) => request.url().endsWith('.js') && underway.add(request))
  page.on('requestfinished', (request) => underway.delete(request))
  page.on('requestfailed', (request) => underway.delete(request))
  return underway
}
