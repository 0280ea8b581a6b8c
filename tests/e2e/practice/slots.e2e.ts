import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** The hours of next week: none of them is too soon. */
async function nextWeek(page: Page): Promise<void> {
  await visit(page, '/practice')
  const today = page.getByRole('columnheader').nth(1)
  const before = await today.innerText()
  await page.getByRole('button', { name: 'Later' }).click()
  await expect.poll(() => today.innerText()).not.toBe(before)
  await expect.poll(() => page.locator('button[aria-label*="19:00"]').count()).toBe(7)
}

test('[BK1][BK9] an hour is offered, booked by somebody else, moved and cancelled on the practice page', async () => {
  const [{ page: ines }, { page: mara }] = [await visitor(), await visitor()]
  await signUp(ines, 'Ines', '/practice')
  await signUp(mara, 'Mara', '/practice')
  await nextWeek(ines)
  const hour = ines.locator('button[aria-label*="19:00"]').nth(3)
  const when = (await hour.getAttribute('aria-label')) ?? ''
  await hour.click()
  await ines.getByText('Offer this hour yourself').waitFor()
  await expectAccessible(ines, 'an hour to offer')
  await ines.getByRole('button', { name: 'Offer it once' }).click()
  await ines.getByRole('button', { name: `${when}, you offer it` }).waitFor()

  await nextWeek(mara)
  await mara.getByRole('button', { name: `${when}, 1 person` }).click()
  await mara.getByRole('button', { name: 'Book 19:00' }).waitFor()
  await expectAccessible(mara, 'an hour to book')
  await mara.getByRole('button', { name: 'Book 19:00' }).click()
  const booked = mara.getByRole('region', { name: 'Booked' })
  await booked.getByText('Ines', { exact: true }).waitFor()
  await expectAccessible(mara, 'a booked round')
  const download = mara.waitForEvent('download')
  await booked.getByRole('link', { name: '.ics' }).click()
  expect((await download).suggestedFilename()).toBe('round.ics')

  // The other page is updated without a reload.
  const hers = ines.getByRole('region', { name: 'Booked' })
  await hers.getByText('Mara', { exact: true }).waitFor()
  await hers.getByRole('button', { name: 'Move or cancel' }).click()
  await ines.getByText('Cancelling now does not affect your reliability.').waitFor()
  await expectAccessible(ines, 'a round to move or cancel')
  await ines.getByLabel('Day').fill(new Date(Date.now() + 12 * 24 * 3_600_000).toISOString().slice(0, 10))
  await ines.getByRole('button', { name: 'Ask for this time' }).click()
  await hers.getByText('You asked Mara for').waitFor()
  await booked.getByRole('button', { name: 'Agree' }).click()
  await hers.getByText('You asked Mara for').waitFor({ state: 'detached' })

  await booked.getByRole('button', { name: 'Move or cancel' }).click()
  await mara.getByRole('button', { name: 'Cancel the round' }).click()
  await booked.waitFor({ state: 'detached' })
  await hers.waitFor({ state: 'detached' })
  await ready(ines)
})
