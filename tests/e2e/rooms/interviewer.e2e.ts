import { expect, test } from 'vitest'
import { startStandin } from '@/scripts/ai/standin'
import { sensibleAnswer } from '@/scripts/ai/standin-answers'
import { WHOLE_CASE } from '@/tests/fixtures/interview'
import { expectAccessible } from '@/tests/support/axe'
import { guideTexts } from '@/tests/support/guide-texts'
import { RoomPage, ready, signUp } from '@/tests/support/room-page'
import { startApp } from '@/tests/support/servers/app'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { visitors } from '@/tests/support/visitors'
import { expectNoAi } from '@/tests/support/without-ai'

const visitor = visitors()

const KEY = 'sk-secret-of-the-operator'
const FORM = '/rooms/new?case=url-shortener&with=solo'
const { facts, steps } = WHOLE_CASE.guide
const FACT = facts.what.find(({ id }) => id === 'size')?.say ?? ''
const HINT = steps.questions.hints[0] ?? ''

test('[IV1] without an endpoint the form does not mention an AI interviewer', async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines', FORM)
  await page.getByRole('button', { name: 'Create room' }).waitFor()
  expect(await page.getByRole('radio', { name: 'Alone' }).isChecked()).toBe(true)
  await expectNoAi(page)
})

test('[IV12][IV15] an AI interviewer answers in the chat, is away while its model fails, and comes back', {
  timeout: 120_000,
}, async ({ onTestFinished }) => {
  const standin = await startStandin()
  const { folder, remove } = readyFolder('threepoint-interviewer-')
  const app = await startApp({
    DATA_DIR: folder,
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: standin.url,
    OPENAI_MODEL: 'standin',
  })
  onTestFinished(async () => {
    await standin.stop()
    await app.stop()
    remove()
  })
  const { page } = await visitor({ baseURL: app.url })
  const frames: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString('utf8'))),
  )
  const room = new RoomPage(page)
  await signUp(page, 'Ines', FORM)
  await page.getByRole('checkbox', { name: 'AI interviewer' }).check()
  await expectAccessible(page, 'a new room with an AI interviewer')
  await room.button('Create room').click()
  await page.getByText('alone: the AI interviewer asks and answers in the chat').waitFor()
  // [AG19] The room's own setting: shown to everybody in it.
  await page.getByRole('checkbox', { name: 'Grade with AI at the end' }).check()
  await expectAccessible(page, 'a lobby with the choice of a grading')
  await room.button('Start interview').click()
  await room.chat.getByText('AI grades this round at the end.').waitFor()
  await room.chat.getByText('The interviewer answers here.').waitFor()

  await room.field('Purpose').fill('People print links')
  await room.saved()
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  standin.answer = async (messages) => {
    await held
    return sensibleAnswer(messages)
  }
  await room.say('How many links and visits are there?')
  await room.chat.getByText('Its answer is taking a while.').waitFor()
  goOn()
  await room.chat.getByText(FACT).waitFor()
  await room.chat.getByText('saw 3 words').waitFor()
  // On a short screen the newest answer is fully visible.
  await page.setViewportSize({ width: 1280, height: 720 })
  const messages = room.chat.getByRole('log')
  const isInSight = async () => {
    const [list, answer] = await Promise.all([messages.boundingBox(), messages.getByText(FACT).boundingBox()])
    return Boolean(list && answer && answer.y >= list.y && answer.y + answer.height <= list.y + list.height)
  }
  await expect.poll(isInSight).toBe(true)
  await page.setViewportSize({ width: 1440, height: 900 })

  // The model is gone: one line says so, and the guide helps as in a solo round.
  standin.faults.push('500')
  await room.say('Which database should I take?')
  await room.chat.getByText('The AI interviewer can’t be reached.').waitFor()
  await room.tab('Hints').click()
  await room.button('Hint 1 of 3').click()
  await page.getByRole('region', { name: 'Hints' }).getByText(HINT).waitFor()
  await room.chat.getByText('What would you do here, and why?').waitFor()
  await room.chat.getByText('It asks questions when you pause').waitFor()

  await room.button('Be quiet').click()
  await room.chat.getByText('The AI interviewer is quiet.').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `an interview, ${colorScheme}`, colorScheme === 'light' ? 'all' : 'colours')
  }
  await room.button('Let it talk').click()
  await room.button('Be quiet').waitFor()

  // It is part of the session.
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByRole('link', { name: 'Grade and look back' }).click()
  await ready(page)
  // [AG20] The grading began automatically: there is too little to grade.
  await page.getByRole('region', { name: 'AI feedback' }).getByText('Not enough to grade.').waitFor()
  await page.getByRole('tab', { name: 'Chat' }).click()
  await page.getByRole('listitem').filter({ hasText: 'AI interviewer' }).filter({ hasText: FACT }).waitFor()

  // [IV9] Only what was given reached the browser, and none of it is in the server's log.
  const given = [FACT, HINT, steps.questions.probes[0]?.ask ?? '']
  const received = frames.join('\n')
  expect(received).toContain(FACT)
  const secrets = guideTexts('url-shortener').filter((text) => !given.some((one) => one.includes(text)))
  expect(secrets.length).toBeGreaterThan(100)
  for (const secret of [KEY, 'You are the interviewer', ...secrets]) {
    expect(received).not.toContain(secret)
    expect(app.output()).not.toContain(secret)
  }
})
