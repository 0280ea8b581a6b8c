import { expect, test } from 'vitest'
import { createRoom, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a menu whose code comes late opens by keyboard and by mouse, and gives the focus back', async () => {
  const { page } = await visitor()
  await visit(page, '/')
  await ready(page)
  const button = page.getByRole('button', { name: 'Appearance' })
  const menu = page.getByRole('menu', { name: 'Appearance' })
  await button.focus()
  await page.keyboard.press('Enter')
  await menu.waitFor()
  expect(await button.getAttribute('aria-expanded')).toBe('true')
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
})

test('where the code of a menu does not come, the page says so, goes on and asks again', async () => {
  const { page } = await visitor({ forgive: [/net::ERR_FAILED/, /Failed to load chunk/] })
  await visit(page, '/')
  await ready(page)
  const scripts = '**/_next/static/chunks/*.js'
  await page.route(scripts, (route) => route.abort())
  const button = page.getByRole('button', { name: 'Appearance' })
  await button.click()
  await page.getByText('This could not be loaded').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.unroute(scripts)
  await button.click()
  await page.getByRole('menu', { name: 'Appearance' }).waitFor()
})

test('a formula from the menu goes into the field, with the focus, and is computed', async () => {
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
