import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { expectAccessible, partAt } from '@/tests/support/axe'
import { gradeRow, submitGrade } from '@/tests/support/review-page'
import { createRoom, inkIn, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()
const RATE_LIMITER = readFileSync('content/cases/rate-limiter.md', 'utf8')

test('[MR4] in a solo round the guide asks, answers and hints, and the user’s own grade ends it', {
  timeout: 120_000,
}, async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  const roomId = await createRoom(page, { caseId: 'rate-limiter', as: 'Alone' })
  await page.getByText('alone: the guide asks and answers').waitFor()
  expect(await room.button('Copy invite link').count()).toBe(0)
  await room.button('Start interview').click()

  // The prompt stays within reach.
  await room.canDraw()
  await room.tab('Prompt').click()
  await page
    .getByRole('region', { name: 'Prompt' })
    .getByText('A company sells an address lookup API')
    .waitFor()
  expect(await room.chat.count()).toBe(0)

  // There is nobody to introduce yourself to. In each step the app asks the guide's first question.
  await expect.poll(() => room.stage.textContent()).toMatch(/Questions.*step 1 of 15/)
  const newest = page.getByRole('status', { name: 'Newest hint' })
  await newest.getByText('The interviewer asks').waitFor()
  // First the step's general question, and then this case's own.
  const asked = () => newest.getByRole('paragraph').allTextContents()
  expect((await asked())[0]).toBe('What would you like to know before you design anything?')
  await room.button('Next step').click()
  const ofEstimates = 'Which figures could change your design? Work those out.'
  await expect.poll(asked).toEqual([ofEstimates, expect.any(String)])
  const [, own] = await asked()
  expect(RATE_LIMITER).toContain(`${own?.replaceAll('’', "'")}`)

  // Hints are shown one at a time, answers by Point, and a requirement changes.
  await room.tab('Hints').click()
  const given = page.getByRole('region', { name: 'Hints' })
  for (const rung of [1, 2, 3]) {
    await room.button(`Hint ${rung} of 3`).click()
    await expect.poll(() => given.getByText(/^Hint for /).count()).toBe(rung)
  }
  await given.getByText('You have seen all three hints for this step.').waitFor()
  // The button that was pressed is gone; the focus stays in its place.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('WHY answers')
  await room.button('WHAT answers').click()
  await given.getByText('WHAT: what the interviewer would have answered').waitFor()
  // Each answer stays hidden behind its question until it is opened.
  const answers = given.locator('details')
  expect(await answers.count()).toBeGreaterThan(2)
  expect(await given.locator('details > p').filter({ visible: true }).count()).toBe(0)
  await answers.first().locator('summary').click()
  await expect.poll(() => given.locator('details > p').filter({ visible: true }).count()).toBe(1)
  expect(await room.button('WHAT answers').count()).toBe(0)
  // A requirement can only change once there is something to change.
  expect(await room.button('Play a curveball').isDisabled()).toBe(true)
  while (await room.button('Play a curveball').isDisabled()) await room.button('Next step').click()
  await room.button('Play a curveball').click()
  await given.getByText('Curveball: a requirement changes').waitFor()

  await room.draw('r', [400, 200], [560, 280])
  await room.write('Limiter', [430, 330])
  await expect.poll(async () => (await room.shapes()).length).toBe(2)
  await room.saved()

  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByRole('link', { name: 'Grade and look back' }).click()
  await page.waitForURL(`**/sessions/${roomId}`)
  await submitGrade(page, 3, 'I named the hot key first')
  await gradeRow(page, 'Communication and time').getByText('I named the hot key first').waitFor()
  await expect.poll(() => inkIn(page.getByRole('region', { name: 'Final board' }))).toBeGreaterThan(200)
  await page.getByText('Planned and actual minutes').waitFor()
  // Nobody to talk to: no chat. A round of seconds fills the ruler like one of an hour.
  expect(await page.getByRole('tab').allTextContents()).toEqual([
    'Grades',
    'Comments',
    'Board',
    'What if',
    'Worksheet',
  ])
  const [line, last] = await page
    .getByRole('region', { name: 'Timeline of the round' })
    .getByRole('img')
    .evaluate((ruler) => {
      const bands = ruler.firstElementChild
      return [bands, bands?.lastElementChild].map((each) => each?.getBoundingClientRect().right ?? 0)
    })
  expect(last).toBeCloseTo(line ?? 0, 0)

  // The guide is open to them now; the session is in the list.
  await page.getByRole('link', { name: 'Read the guide' }).click()
  await page.waitForURL('**/cases/rate-limiter/guide')

  // [MR4] So is the model round, which is labelled as one and plays like a session.
  await visit(page, '/cases/rate-limiter')
  await page.getByRole('link', { name: 'Watch a model round' }).click()
  await page.waitForURL('**/cases/rate-limiter/model')
  await ready(page)
  await page.getByText('Nobody played it').waitFor()
  // A complete design, seen from far away: thin lines are light.
  const drawn = (name: string) => inkIn(page.getByRole('region', { name }), 200)
  await expect.poll(() => drawn('Final board')).toBeGreaterThan(200)
  await page.getByText('Model interviewer').first().waitFor()
  await page.getByRole('slider', { name: 'Moment of the round' }).focus()
  await page.keyboard.press('Home')
  await expect.poll(() => drawn('Board at this moment')).toBe(0)
  await page.keyboard.press('End')
  await page.getByRole('tab', { name: 'What earns a 4' }).click()
  await page.getByRole('region', { name: 'Trade-offs' }).waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `a model round, ${colorScheme}`, partAt(colorScheme, false))
  }
  await visit(page, '/sessions')
  await page.locator(`a[href="/sessions/${roomId}"]`).getByText('alone').waitFor()
})
