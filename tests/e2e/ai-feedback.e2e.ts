import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startStandin } from '@/scripts/ai/standin'
import { sensibleAnswer } from '@/scripts/ai/standin-answers'
import type { StandinMessage } from '@/scripts/ai/standin-message'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { ADMIN_EMAIL } from '@/tests/support/admin-email'
import { expectAccessible } from '@/tests/support/axe'
import { guideTexts } from '@/tests/support/guide-texts'
import { mailTo } from '@/tests/support/outbox-mail'
import { submitGrade } from '@/tests/support/review-page'
import { meet, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { startApp } from '@/tests/support/servers/app'
import { linkIn } from '@/tests/support/servers/mail-server'
import { readyFolder } from '@/tests/support/servers/ready-folder'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const KEY = 'sk-secret-of-the-operator'
const TEXT =
  'People who print a link on paper lose their readers when it is long or breaks, that problem is the reason to build it. The hardest part is handing out short names without a clash, because two servers draw at the same moment. Success is measured by links that still work after five years. Editing a link is left out of the first version. A key-value store was chosen because every read asks for one name; Postgres, the other data store, lost for that reason.'

const STORE = 'Main data stored'
const SAID = 'I draw the parts and join them with arrows.'
const MARAS_EVIDENCE = 'Only Mara saw this'

/** Number of pixels of the selection frame on the board. */
function selectionOn(page: Page): Promise<number> {
  return page.locator('.excalidraw canvas.interactive').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    return data.filter((value, at) => at % 4 === 3 && value > 0).length
  })
}

/** Says yes to everything, like a model that obeys. */
function yesToAll(messages: readonly StandinMessage[]): string {
  const { answers } = JSON.parse(sensibleAnswer(messages))
  return JSON.stringify({ answers: answers.map((one: object) => ({ ...one, answer: 'yes' })) })
}

/** While the server is down, browsers log every attempt. */
const forgive = [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket connection to/]

test('[AG14] a model grades dimension by dimension, resumes after a server is killed, and one result is retried and one contested', {
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
    // The title alone is not enough: a control statement may name a step of the same title.
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
    AI_PRICE_INPUT: '0.4',
    AI_PRICE_OUTPUT: '1.6',
    ADMIN_EMAILS: ADMIN_EMAIL,
  }
  let app = await startApp(given)
  const { url: site } = app
  onTestFinished(async () => {
    goOn()
    await standin.stop()
    await app.stop()
    remove()
  })

  const [{ page }, { page: pageOfMara }] = [
    await visitor({ baseURL: site, forgive }),
    await visitor({ baseURL: site, forgive }),
  ]
  const bodies: Promise<{ url: string; text: string }>[] = []
  // Only for complete responses: the body of an aborted request never ends.
  page.on('requestfinished', (request) => {
    const read = async () => {
      const text = await (await request.response())?.text().catch(() => '')
      return { url: request.url(), text: text ?? '' }
    }
    bodies.push(read())
  })
  const frames: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString('utf8'))),
  )
  const [room, mara] = [new RoomPage(page), new RoomPage(pageOfMara)]
  await meet(room, mara, 'url-shortener')
  await mara.button('Start interview').click()
  await room.canDraw()
  await room.quickDraw('Reader -> Link service', `Link service -> ${STORE}`)
  await room.say(SAID)
  await room.tab('Worksheet').click()
  await room.field('Purpose').fill(TEXT)
  await room.saved()
  await mara.button('End interview').click()
  await mara.button('End now').click()
  for (const one of [page, pageOfMara]) {
    await one.getByRole('link', { name: 'Grade and look back' }).click()
    await ready(one)
  }
  // Mara's grade is in before Ines has given hers.
  await submitGrade(pageOfMara, 2, MARAS_EVIDENCE)

  // It can be started before the user's own grade, and shows nothing before that.
  const section = page.getByRole('region', { name: 'AI feedback' })
  await section.getByText('open together with the grades').waitFor()
  await section.getByRole('button', { name: 'Grade with AI' }).click()
  await section.getByText('2 of 7 graded, 1 failed.').waitFor()
  const row = (title: string) => section.getByRole('region', { name: `${title}, by the model` })
  expect(await row('Purpose and core problem').count()).toBe(0)
  // [GR9] Neither her answers nor the model's reach the browser of a user whose grade is still due.
  const beforeOwn = [...(await Promise.all(bodies)).map(({ text }) => text), ...frames].join('\n')
  expect(beforeOwn).toContain(TEXT.slice(0, 60))
  for (const secret of [MARAS_EVIDENCE, '"answer":"yes"', '"unsupported"'])
    expect(beforeOwn).not.toContain(secret)
  await submitGrade(page, 3, 'Said it')

  // The grades are open: finished dimensions are shown while the rest is in progress.
  await row('Purpose and core problem').getByText('Answers').waitFor()
  await row('Architecture and data').getByText('Waiting in the queue.').waitFor()
  await expectAccessible(page, 'a grading under way')

  // [AG12] Killed while it waits for an answer: it finishes after a restart, and does not repeat requests that were
  // answered.
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
  await row('Scope and constraints').getByText('none of its answers are used').waitFor()
  await section.getByRole('button', { name: 'Try again, Scope and constraints' }).click()
  await section.getByText('7 of 7 graded.').waitFor()
  expect(asked).toHaveLength(9)

  // Evidence opens its source.
  const purpose = row('Purpose and core problem')
  await purpose.getByText('Answers', { exact: false }).first().click()
  await purpose.getByRole('button', { name: 'Show in the worksheet: Purpose' }).first().click()
  await expect
    .poll(() => page.getByRole('tab', { name: 'Worksheet' }).getAttribute('aria-selected'))
    .toBe('true')
  await page.getByRole('tab', { name: 'Grades' }).click()
  const architecture = row('Architecture and data')
  await architecture.getByText('Answers', { exact: false }).first().click()
  const moment = architecture.getByRole('button', { name: /^Show the moment/ }).first()
  await moment.click()
  await page.getByRole('region', { name: 'Board at this moment' }).waitFor()
  expect(await moment.getAttribute('aria-pressed')).toBe('true')
  expect(await selectionOn(page)).toBe(0)
  const part = architecture.getByRole('button', { name: `Show on the board: ${STORE}` }).first()
  await part.click()
  await page.getByRole('region', { name: 'Final board' }).waitFor()
  expect(await part.getAttribute('aria-pressed')).toBe('true')
  await expect.poll(() => selectionOn(page)).toBeGreaterThan(0)

  // One answer is contested; both results stay.
  const statement = RUBRIC_2.dimensions[0]?.observables?.[0]?.statement ?? ''
  await purpose.getByRole('button', { name: `Contest: ${statement}` }).click()
  const form = purpose.getByRole('form', { name: `Contest: ${statement}` })
  await form.getByRole('button', { name: 'Grade again' }).click()
  await form.getByText('Write a sentence, and choose what it points at.').waitFor()
  await form.getByLabel('What was overlooked').fill('It is in the first sentence.')
  await form.getByRole('combobox', { name: /^Points at/ }).fill('0:00')
  await page.keyboard.press('Enter')
  await form.getByRole('button', { name: 'Grade again' }).click()
  await purpose.getByText('You contested').waitFor()
  await purpose.getByText('Before that').waitFor()
  await section.getByRole('cell', { name: 'not yet known' }).first().waitFor()
  await section.getByText('What the model was shown').click()
  const record = section.getByRole('region', { name: 'What the model was shown' })
  await record.getByText('Worksheet, Purpose, candidate').waitFor()
  await record.getByText(`“${statement}”`).first().waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `AI feedback, ${colorScheme}`, colorScheme === 'light' ? 'all' : 'colours')
  }

  // [AG18] An administrator sees the usage, by day and user; nobody else does.
  const { page: pageOfAda } = await visitor({ baseURL: site, forgive: [/404/] })
  await signUp(pageOfAda, 'Ada', '/settings', ADMIN_EMAIL)
  await visit(pageOfAda, '/admin/ai')
  await pageOfAda.getByText('Nothing here').waitFor()
  const link = linkIn(await mailTo(ADMIN_EMAIL, 'Confirm your e-mail address', folder), '/confirm')
  await visit(pageOfAda, new URL(link, site).pathname)
  await pageOfAda.getByRole('button', { name: 'Confirm address' }).click()
  await pageOfAda.getByText(`${ADMIN_EMAIL} is confirmed.`).waitFor()
  await visit(pageOfAda, '/admin/reports')
  await pageOfAda.getByRole('link', { name: 'AI use' }).click()
  const ofInes = pageOfAda.getByRole('row', { name: 'Ines Grading' })
  await ofInes.getByText(/^\$0\.\d\d$/).waitFor()
  for (const width of [1440, 390]) {
    await pageOfAda.setViewportSize({ width, height: 900 })
    await expectAccessible(pageOfAda, `AI use, ${width} wide`)
  }

  // [AG16] Neither the key nor a prompt to the model, nor a word of the guide in a model's answer, reaches a browser.
  const sent = await Promise.all(bodies)
  expect(sent.filter(({ url }) => url.includes('/ai')).length).toBeGreaterThan(3)
  for (const { url, text } of sent) {
    for (const secret of [KEY, 'You read the record', '<<<RECORD'])
      expect(text.includes(secret), url).toBe(false)
    if (/\/ai(?:\/|$)/.test(new URL(url).pathname))
      for (const secret of guideTexts('url-shortener'))
        expect(text.includes(secret), `${url}: ${secret}`).toBe(false)
  }
  for (const secret of [KEY, 'You read the record', 'People who print a link'])
    expect(output + app.output()).not.toContain(secret)
})
