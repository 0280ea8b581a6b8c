import { expect, test } from 'vitest'
import { startStandin } from '@/scripts/ai/standin'
import { sensibleAnswer } from '@/scripts/ai/standin-answers'
import type { StandinMessage } from '@/scripts/ai/standin-message'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { expectAccessible } from '@/tests/support/axe'
import { guideTexts } from '@/tests/support/guide-texts'
import { submitGrade } from '@/tests/support/review-page'
import { createRoom, RoomPage, ready, signUp } from '@/tests/support/room-page'
import { startApp } from '@/tests/support/servers/app'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const KEY = 'sk-secret-of-the-operator'
const TEXT =
  'People who print a link on paper lose their readers when it is long or breaks, that problem is the reason to build it. The hardest part is handing out short names without a clash, because two servers draw at the same moment. Success is measured by links that still work after five years. Editing a link is left out of the first version. A key-value store was chosen because every read asks for one name; Postgres, the other data store, lost for that reason.'

/** Says yes to everything, as a model that obeys somebody. */
function yesToAll(messages: readonly StandinMessage[]): string {
  const { answers } = JSON.parse(sensibleAnswer(messages))
  return JSON.stringify({ answers: answers.map((one: object) => ({ ...one, answer: 'yes' })) })
}

/** While the server is down, browsers say so for every try. */
const forgive = [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to/]

test('[AG14] a model grades dimension by dimension, a killed server goes on, one is tried again and one contested', {
  timeout: 300_000,
}, async ({ onTestFinished }) => {
  const standin = await startStandin()
  const asked: string[] = []
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  standin.answer = async (messages) => {
    const user = messages.find(({ role }) => role === 'user')?.content ?? ''
    // Not by the title alone: a control statement may name a step of the same title.
    const isAbout = (title: string) => user.includes(`The statements are about “${title}”:`)
    const title = RUBRIC_2.dimensions.find((dimension) => isAbout(dimension.title))?.title ?? ''
    asked.push(title)
    if (asked.length === 4) await held
    const isFirst = asked.filter((one) => one === title).length === 1
    return title === 'Scope and constraints' && isFirst ? yesToAll(messages) : sensibleAnswer(messages)
  }
  const { folder, remove } = readyFolder('threepoint-ai-')
  const given = {
    DATA_DIR: folder,
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: standin.url,
    OPENAI_MODEL: 'standin',
  }
  let app = await startApp(given)
  const { url: site } = app
  onTestFinished(async () => {
    goOn()
    await standin.stop()
    await app.stop()
    remove()
  })

  const { page } = await visitor({ baseURL: site, forgive })
  const bodies: Promise<{ url: string; text: string }>[] = []
  // Only of what came whole: the body of a request that was given up never ends.
  page.on('requestfinished', (request) => {
    const read = async () => {
      const text = await (await request.response())?.text().catch(() => '')
      return { url: request.url(), text: text ?? '' }
    }
    bodies.push(read())
  })
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  const askedAtStart = (await page.getByRole('status', { name: 'Newest hint' }).textContent()) ?? ''
  expect(askedAtStart).toContain('?')
  await room.field('Purpose').fill(TEXT)
  await room.saved()
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByRole('link', { name: 'Grade and look back' }).click()
  await ready(page)

  // It can be started before one's own grade, and says nothing before that.
  const section = page.getByRole('region', { name: 'AI feedback' })
  await section.getByText('opens together with the grades').waitFor()
  await section.getByRole('button', { name: 'Grade with AI' }).click()
  await section.getByText('2 of 7 graded, 1 failed.').waitFor()
  const row = (title: string) => section.getByRole('region', { name: `${title}, by the model` })
  expect(await row('Purpose and core problem').count()).toBe(0)
  await submitGrade(page, 3, 'Said it')

  // The grades are open: what is graded is there, while the rest is under way.
  await row('Purpose and core problem').getByText('Answers').waitFor()
  await row('Architecture and data').getByText('Waiting for its turn.').waitFor()
  await expectAccessible(page, 'a grading under way')

  // [AG12] Killed while it waits for an answer: it finishes after a restart, and asks for nothing again that it has.
  const before = asked.slice(0, 3)
  const output = app.output()
  await app.stop('SIGKILL')
  app = await startApp({ ...given, PORT: new URL(site).port })
  goOn()
  await section.getByText('6 of 7 graded, 1 failed.').waitFor()
  const times = (title: string) => asked.filter((one) => one === title).length
  expect(before.map(times)).toEqual([1, 1, 1])
  expect(asked).toHaveLength(8)
  expect(times(asked[3] ?? '')).toBe(2)
  await row('Scope and constraints').getByText('none of its answers is used').waitFor()
  await section.getByRole('button', { name: 'Try again, Scope and constraints' }).click()
  await section.getByText('7 of 7 graded.').waitFor()
  expect(asked).toHaveLength(9)

  // Evidence opens what it is from.
  const purpose = row('Purpose and core problem')
  await purpose.getByText('Answers', { exact: false }).first().click()
  await purpose.getByRole('button', { name: 'Show in the worksheet: Purpose' }).first().click()
  await expect
    .poll(() => page.getByRole('tab', { name: 'Worksheet' }).getAttribute('aria-selected'))
    .toBe('true')
  await page.getByRole('tab', { name: 'Grades' }).click()

  // One answer is contested; both results stay.
  const statement = RUBRIC_2.dimensions[0]?.observables?.[0]?.statement ?? ''
  await purpose.getByRole('button', { name: `Contest: ${statement}` }).click()
  const form = purpose.getByRole('form', { name: `Contest: ${statement}` })
  await form.getByRole('button', { name: 'Grade it afresh' }).click()
  await form.getByText('Write a sentence, and choose what it points at.').waitFor()
  await form.getByLabel('What was overlooked').fill('It is in the first sentence.')
  await form.getByRole('combobox', { name: /^Points at/ }).fill('0:00')
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: 'Grade it afresh' }).click()
  await purpose.getByText('You contested').waitFor()
  await purpose.getByText('Before that').waitFor()
  await section.getByRole('cell', { name: 'not yet known' }).first().waitFor()
  await section.getByText('What it was shown').click()
  const record = section.getByRole('region', { name: 'What the model was shown' })
  await record.getByText('Worksheet, Purpose, candidate').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `AI feedback, ${colorScheme}`, colorScheme === 'light' ? 'all' : 'colours')
  }

  // [AG16] Neither the key nor a question to the model, nor a word of the guide in what a model answered, comes to a browser.
  const sent = await Promise.all(bodies)
  expect(sent.filter(({ url }) => url.includes('/ai')).length).toBeGreaterThan(3)
  for (const { url, text } of sent) {
    for (const secret of [KEY, 'You read the record', '<<<RECORD'])
      expect(text.includes(secret), url).toBe(false)
    if (/\/ai(?:\/|$)/.test(new URL(url).pathname))
      // In a round alone the app itself asks the first question of the step it begins with: that is part of what happened.
      for (const secret of guideTexts('url-shortener').filter((text) => !askedAtStart.includes(text)))
        expect(text.includes(secret), `${url}: ${secret}`).toBe(false)
  }
  for (const secret of [KEY, 'You read the record', 'People who print a link'])
    expect(output + app.output()).not.toContain(secret)
})
