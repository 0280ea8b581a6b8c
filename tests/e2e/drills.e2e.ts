import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { createRoom, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const kept = (page: Page) => page.evaluate(() => localStorage.getItem('tp-drills'))
const done = (page: Page) => page.getByRole('progressbar', { name: 'Cards done' }).getAttribute('value')
const question = (page: Page) => page.getByRole('region', { name: 'Card' }).getByRole('heading').textContent()

/** Shows the answer and rates it, with the keyboard alone. */
async function rate(page: Page, rating: 1 | 2 | 3 | 4): Promise<void> {
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await page.keyboard.press(String(rating))
}

test('[DR2][DR3][DR8] a visitor drills with the keyboard alone, undoes a rating, and keeps everything after signing in', async () => {
  const { page } = await visitor()
  await visit(page, '/drills')
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
  const first = await question(page)
  await rate(page, 4)
  await expect.poll(() => done(page)).toBe('1')
  const second = await question(page)
  expect(second).not.toBe(first)
  await rate(page, 1)
  await expect.poll(() => question(page)).not.toBe(second)
  await page.keyboard.press('u')
  await expect.poll(() => question(page)).toBe(second)
  await page.keyboard.press('Space')
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await expectAccessible(page, 'a card with its answer')
  await page.keyboard.press('4')
  await expect.poll(() => done(page)).toBe('2')

  // It is still known on the next page, and the landing page counts it.
  await visit(page, '/drills')
  await page.getByText(/^2\/\d+ begun$/).waitFor()
  await visit(page, '/')
  await page.getByText('No card is due today.').waitFor()

  await signUp(page, 'Ines', '/drills')
  await expect.poll(() => kept(page)).toBeNull()
  await page.getByText(/^2\/\d+ begun$/).waitFor()
  // Another browser of the same user gets it from the account.
  const { page: other } = await visitor({
    storageState: { ...(await page.context().storageState()), origins: [] },
  })
  await visit(other, '/drills')
  await other.getByText(/^2\/\d+ begun$/).waitFor()
  await visit(other, '/')
  await other.getByText('No card is due today.').waitFor()
})

test('[DR10] an unsaved rating is shown as such, kept, and sent when possible', async () => {
  const { page } = await visitor({ forgive: [/ERR_INTERNET_DISCONNECTED/] })
  await signUp(page, 'Ines', '/drills')
  await visit(page, '/drills/cards?page=cqrs')
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
  await page.context().setOffline(true)
  await rate(page, 4)
  await page.getByText('1 rating has not reached your account').waitFor()
  expect(await kept(page)).not.toBeNull()
  await expectAccessible(page, 'a rating that has not arrived')
  await page.getByRole('button', { name: 'Send now' }).click()
  await page.getByText('1 rating has not reached your account').waitFor()
  expect(await kept(page)).not.toBeNull()
  // It is then sent automatically, perhaps before anybody could press anything.
  await page.context().setOffline(false)
  await page.getByText('1 rating has not reached your account').waitFor({ state: 'detached' })
  expect(await kept(page)).toBeNull()
})

test('[DR4] a run ends and says when it continues, and a page whose cards are known can be repeated anyway', async () => {
  const { page } = await visitor()
  await visit(page, '/handbook/saga')
  await page.getByRole('link', { name: 'Drill these' }).click()
  await page.waitForURL('**/drills/cards?page=saga')
  // Tab moves from the answer, past the link to its page, to the ratings.
  await page.getByRole('button', { name: 'Show the answer' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'How well did you know it?' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Again')
  await page.reload()
  for (let card = 1; card <= 5; card++) {
    await rate(page, 4)
    if (card < 5) await expect.poll(() => done(page)).toBe(String(card))
  }
  await page.getByRole('heading', { name: 'That was the last one' }).waitFor()
  await page.getByText('The next is due in').waitFor()
  await expectAccessible(page, 'the end of a run')
  await page.reload()
  await page.getByText('Nothing here is due today').waitFor()
  await page.getByRole('button', { name: 'Go through them anyway' }).click()
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
})

test('[DR5][DR8] a case links to the cards of its guide once that is open, and a low score to its dimension', {
  timeout: 240_000,
}, async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines')
  const closed = async () => {
    await visit(page, '/drills/cards?case=url-shortener')
    await page.getByText('There are no cards here for you yet').waitFor()
  }
  await closed()
  const roomId = await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  const room = new RoomPage(page)
  await room.button('Start interview').click()
  await room.canDraw()
  await closed()
  await visit(page, `/rooms/${roomId}`)
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByText('The interview has ended.').waitFor()
  await visit(page, '/cases/url-shortener')
  await page.getByRole('link', { name: 'Drill this case' }).click()
  await page.getByRole('button', { name: 'Show the answer' }).waitFor()
  await visit(page, '/drills/cards?dimension=depth')
  await page.getByText('Of Depth, scale, reliability').waitFor()
})

test('[DR6] a sum is checked with its unit, explained, and followed by another, by keyboard', async () => {
  const { page } = await visitor()
  await visit(page, '/drills/sums')
  await ready(page)
  const sum = page.getByRole('main').getByRole('region')
  const before = await sum.textContent()
  const field = page.getByRole('textbox')
  await field.fill('many')
  await field.press('Enter')
  await page.getByText('Not understood.').waitFor()
  // By Tab alone: from the opened steps, Enter leads to the next sum.
  await page.getByRole('button', { name: 'Show how it is done' }).focus()
  await page.keyboard.press('Enter')
  const steps = page.getByRole('list', { name: 'The sum, step by step' })
  await steps.getByText('given').first().waitFor()
  await expectAccessible(page, 'a sum with its steps')
  await page.keyboard.press('Enter')
  await steps.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe('')
  expect(await sum.textContent()).not.toBe(before)
})

test('[DR7][DR8] scenes are answered by keyboard, each answer with its reason', async () => {
  const { page } = await visitor()
  await visit(page, '/drills/scenes')
  await ready(page)
  for (let scene = 0; scene < 5; scene++) {
    await page.getByRole('region', { name: 'Scene' }).getByRole('button').nth(3).waitFor()
    await page.keyboard.press('1')
    await page.getByText('your answer').waitFor()
    expect(await page.getByLabel('Fits', { exact: true }).count()).toBe(1)
    if (scene === 0) await expectAccessible(page, 'a scene with its reasons')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('heading', { name: /^[0-5] of 5 right$/ }).waitFor()
  // The focus moves to the next control, and from there to the scene.
  const more = page.getByRole('button', { name: 'Five more' })
  await expect.poll(() => more.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  const scene = page.getByRole('region', { name: 'Scene' }).locator('p').first()
  await expect.poll(() => scene.evaluate((text) => text === document.activeElement)).toBe(true)
})
