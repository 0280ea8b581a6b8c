import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { answerFor } from '@/tests/support/review-page'
import { meet, RoomPage } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

// Details that two users notice in an evening of use, besides the main job.

const visitor = visitors()

test('the room shows each thing at the moment when it matters', { timeout: 180_000 }, async () => {
  const { page: pageOfA } = await visitor({ forgive: [/ERR_INTERNET_DISCONNECTED/] })
  const { page: pageOfB } = await visitor()
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  await meet(a, b, 'url-shortener')

  // The lobby shows that a seat is taken, and shows the interviewer the guide for the first minute.
  await b.guide.getByText('Read aloud').waitFor()
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])

  // The round begins with its prompt; the guide has the words for the introductions, and nothing of other steps.
  await a.page.getByRole('article', { name: 'Your prompt' }).waitFor()
  expect(await b.guide.getByRole('combobox', { name: 'Guide step' }).inputValue()).toBe('introductions')
  await b.guide.getByText('I’m your interviewer today', { exact: false }).waitFor()
  expect(await b.guide.getByText('Before you move on:').count()).toBe(0)

  // In the drawing panel, selected options look different from the others.
  await a.board.locator('.excalidraw').first().focus()
  await pageOfA.keyboard.press('r')
  const colour = (one: Locator) => one.first().evaluate((node) => getComputedStyle(node).backgroundColor)
  const panel = a.board.locator('.buttonList')
  await panel.locator('label.active').first().waitFor()
  expect(await colour(panel.locator('label.active'))).not.toBe(
    await colour(panel.locator('label:not(.active)')),
  )
  // The keys for the clock work on the board, and ? opens the room's own list there.
  await pageOfA.keyboard.press('?')
  await pageOfA.getByRole('dialog', { name: 'Keys' }).waitFor()
  expect(await pageOfA.getByRole('dialog', { name: 'Keys' }).getByText('Next step').count()).toBe(0)
  await pageOfA.keyboard.press('Escape')
  await b.board.locator('.excalidraw').first().focus()
  await pageOfB.keyboard.press('Alt+n')
  await expect.poll(() => a.stage.textContent()).toMatch(/step 2 of 16/)
  await a.page.getByRole('article', { name: 'Your prompt' }).waitFor({ state: 'detached' })

  // The section of a step is visible, however far down it is, and the previous one collapses.
  for (let step = 3; step <= 13; step++) {
    await b.button('Next step').click()
    await expect.poll(() => b.stage.textContent()).toContain(`step ${step} of`)
  }
  await expect.poll(() => a.stage.textContent()).toMatch(/System flow/)
  const section = a.worksheet.locator('[data-field="system-flow"]')
  await expect.poll(() => isInside(section, a.worksheet)).toBe(true)
  expect(await a.worksheet.locator('[aria-expanded="true"]').count()).toBe(1)

  // A curveball is visible although the panel is collapsed, and a hint collapses with the next step.
  await a.button('Hide panel').click()
  const newest = a.page.getByRole('status', { name: 'Newest hint' })
  await b
    .button(/^Play curveball/)
    .first()
    .click()
  await newest.getByText('Curveball: a requirement changes').waitFor()
  await b.button('Next step').click()
  await newest.getByText('Curveball: a requirement changes').waitFor({ state: 'detached' })
  await a.button(/^Show panel/).click()

  // A message sent offline appears at once, marked as waiting, and loses the mark when it is sent.
  await pageOfA.context().setOffline(true)
  await a.say('Are you still there?')
  const said = a.chat.getByText('Are you still there?')
  await said.waitFor()
  await a.chat.getByText('waiting to be sent').waitFor()
  await pageOfA.context().setOffline(false)
  await b.chat.getByText('Are you still there?').waitFor({ timeout: 60_000 })
  await a.chat.getByText('waiting to be sent').waitFor({ state: 'detached' })
  expect(await said.count()).toBe(1)

  // Enter in "Points at" applies the typed time and does not submit the grade.
  await b.button('End interview').click()
  await b.button('End now').click()
  await pageOfB.getByRole('link', { name: 'Grade and look back' }).click()
  const pointsAt = pageOfB.getByRole('combobox', { name: /^Points at/ }).first()
  await pointsAt.fill('0:01')
  await pointsAt.press('Enter')
  await expect.poll(() => pointsAt.inputValue()).toBe('00:01')
  await answerFor(pageOfB, 'purpose', 3)
  await pageOfB.getByRole('radio', { name: 'Yes' }).first().press('Enter')
  expect(await pageOfB.getByRole('button', { name: 'Submit grade' }).count()).toBe(1)
  await pageOfB.getByText('0 of 7 done, kept in this browser').waitFor()
})

/** Whether the top of an element is within the visible part of its scrolling frame. */
async function isInside(part: Locator, frame: Locator): Promise<boolean> {
  const [box, around] = [await part.boundingBox(), await frame.boundingBox()]
  if (!box || !around) return false
  return box.y >= around.y - 1 && box.y + Math.min(box.height, 60) <= around.y + around.height + 1
}
