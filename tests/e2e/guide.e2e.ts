import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { meet, RoomPage } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('the guide follows the step: to its top, even after a tick, and again when a step that was looked up starts', {
  timeout: 120_000,
}, async () => {
  const [{ page: other }, { page }] = [await visitor(), await visitor()]
  const room = new RoomPage(page)
  await meet(new RoomPage(other), room, 'url-shortener')
  await room.button('Start interview').click()
  await room.canDraw()

  const given = room.guide.getByRole('checkbox', { name: /^Given: / }).last()
  await given.click()
  await expect.poll(() => given.isChecked()).toBe(true)
  expect(await scrolled(room.guide)).toBeGreaterThan(0)
  await page.keyboard.press('n')
  await expect.poll(() => scrolled(room.guide)).toBe(0)

  const steps = room.guide.getByRole('combobox', { name: 'Guide step' })
  await expect.poll(() => steps.inputValue()).toBe('questions')
  // The step with which a feature round continues.
  await steps.selectOption('calculations')
  await room.button('back to the step').waitFor()
  await page.keyboard.press('Alt+n')
  await room.button('back to the step').waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+n')
  await expect.poll(() => steps.inputValue()).not.toBe('calculations')
})

/** Scroll position of the guide, in pixels. */
function scrolled(guide: Locator): Promise<number> {
  return guide.evaluate((panel) => Math.max(...[...panel.children].map(({ scrollTop }) => scrollTop)))
}
