import { expect, test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { gradeRow, submitGrade } from '@/tests/support/review-page'
import { fillSignUp, RoomPage, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[FV1][FV3] a visitor gets into a room with one click, and keeps its grade after signing up', {
  timeout: 60_000,
}, async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  // It works before the page's own code has loaded.
  await page.goto('/')
  await page.getByRole('button', { name: 'Start a solo round' }).click()
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)
  const path = new URL(page.url()).pathname
  await room.button('Start interview').click()
  await room.canDraw()
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByRole('link', { name: 'Grade and look back' }).click()
  await submitGrade(page, 3, 'I asked who needs it')
  const session = path.replace('rooms', 'sessions')
  const note = page.getByRole('complementary', { name: 'You are a guest' })
  await note.waitFor()
  await expectAccessible(page, 'the session of a guest')
  await note.getByRole('link', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.searchParams.get('next') === session)
  // They were not asked for a name before.
  expect(await page.getByLabel('Name').inputValue()).toBe('')
  await fillSignUp(page, 'Noa')
  await page.waitForURL(`**${session}`)
  await gradeRow(page, 'Communication and time').getByText('I asked who needs it').waitFor()
  expect(await note.count()).toBe(0)
})

test('[FV1] the step leads to a round of ten minutes; an invalid request is reported', async () => {
  const { page } = await visitor()
  await visit(page, '/start?problem=auth%2Ftoo-many-people')
  await page.getByRole('alert').getByText('Too many new users from your network').waitFor()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await expectAccessible(page, `the page that starts a round alone, ${width} wide`)
  }
  await page.getByRole('button', { name: 'Try one step (10 minutes)' }).click()
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)
  const room = new RoomPage(page)
  await room.button('Start interview').click()
  await room.stage.getByText('step 1 of 1').waitFor()
  expect(await room.remaining()).toBeGreaterThan(9 * 60)
  const wrong = await page.request.post('/api/start', { form: { try: 'everything' }, maxRedirects: 0 })
  expect([wrong.status(), wrong.headers().location]).toEqual([303, '/start?problem=invalid-input'])
  const foreign = await page.request.post('/api/start', {
    form: { try: 'round' },
    headers: { Origin: 'https://elsewhere.example' },
    maxRedirects: 0,
  })
  expect(foreign.headers().location).toBe('/start?problem=auth%2Fother-site')
})
