import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { letGoIn, playRound } from '@/tests/support/behind-pages'
import { signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const rowOf = (page: Page, roomId: string) => page.locator(`a[href="/sessions/${roomId}"]`)

async function inBothSchemes(page: Page, state: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    await expectAccessible(page, `${state}, ${colorScheme}`, colorScheme === 'light' ? 'all' : 'colours')
  }
}

test('[SL2][SL11][SL12][SL15][RT2] a user filters their sessions, pins one, deletes it, undoes that, and deletes it for good', {
  timeout: 120_000,
}, async () => {
  const [{ page }, { page: other }] = [await visitor(), await visitor()]
  await signUp(page, 'Ines Duarte')
  await signUp(other, 'Mara Kovac')
  const roomId = await playRound(page.context(), other.context())
  await visit(page, '/sessions')
  await rowOf(page, roomId).waitFor()

  // The filter is in the URL, so going back and reloading keep it.
  await page.getByLabel('You were').selectOption({ label: 'Candidate (1)' })
  await page.waitForURL('**/sessions?role=candidate')
  await page.getByText('1 of 1 session').waitFor()
  await page.getByLabel('Date').selectOption('Last 7 days')
  await page.waitForURL('**/sessions?role=candidate&days=7')
  await page.goBack()
  await page.waitForURL('**/sessions?role=candidate')
  await page.reload()
  await page.getByText('1 of 1 session').waitFor()
  expect(await page.getByLabel('You were').inputValue()).toBe('candidate')
  // A search starts by itself after a pause, and typing goes on through it, also once the field is empty.
  await page.keyboard.press('/')
  await page.keyboard.type('q')
  await page.waitForURL('**/sessions?role=candidate&q=q')
  await page.keyboard.press('Backspace')
  await page.waitForURL('**/sessions?role=candidate')
  await page.keyboard.type('nowhere-in-it')
  await page.keyboard.press('Enter')
  await page.getByText('No session matches').waitFor()
  await inBothSchemes(page, 'no session matches')
  await letGoIn(roomId, 10)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.waitForURL('**/sessions')
  expect(await page.getByRole('searchbox').inputValue()).toBe('')
  await rowOf(page, roomId)
    .getByText(/Will be deleted on \d/)
    .waitFor()
  await inBothSchemes(page, 'past sessions')

  // By keyboard; after each, the focus is on Undo.
  const undo = page.getByRole('button', { name: 'Undo' })
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.getByRole('button', { name: /^More for/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Pin to top' }).press('Enter')
  await page.getByRole('region', { name: 'Pinned' }).locator(`a[href="/sessions/${roomId}"]`).waitFor()
  await expect.poll(focused).toBe('Undo')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Move to trash' }).click()
  await page.getByText('is in your trash for 30 days.').waitFor()
  await rowOf(page, roomId).waitFor({ state: 'detached' })
  await expect.poll(focused).toBe('Undo')
  await undo.press('Enter')
  await rowOf(page, roomId).waitFor()
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Move to trash' }).click()
  await rowOf(page, roomId).waitFor({ state: 'detached' })

  await visit(page, `/sessions/${roomId}`)
  await page.getByText('This session is in your trash.').waitFor()
  await page.getByText(/^This session will be deleted on .* Download it/).waitFor()
  await expectAccessible(page, 'a session that will be deleted')
  await visit(page, '/sessions')
  await page.getByRole('link', { name: 'Trash (1)' }).click()
  await page.getByRole('heading', { name: 'Trash' }).waitFor()
  await page.getByRole('button', { name: /for good$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete this session for good?' })
  await dialog.getByText(/where you appear as “Former partner”/).waitFor()
  await inBothSchemes(page, 'deleting a session for good')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByText('is deleted for good.').waitFor()
  await page.getByText('Your trash is empty').waitFor()
  await inBothSchemes(page, 'an empty trash')
  const answer = await page.request.get(`/api/sessions/${roomId}/chat`)
  expect(answer.status()).toBe(404)
  await visit(other, '/sessions')
  await rowOf(other, roomId).getByText('with Former partner').waitFor()
})
