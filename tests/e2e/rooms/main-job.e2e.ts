import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { guideTexts, pieces } from '@/tests/support/guide-texts'
import { DIMENSION_TITLES, gradeRow, submitGrade } from '@/tests/support/review-page'
import { createRoomByForm, fillSignUp, RoomPage, ready, signUpByForm, visit } from '@/tests/support/room-page'
import { recordingProxy } from '@/tests/support/servers/recording-proxy'
import { asksOf } from '@/tests/support/traffic/asks-of'
import { visitors } from '@/tests/support/visitors'

// The app's main job as two users do it, each in their own browser. It is a single test because it is a single
// interview.

const CASE = 'hotel-booking-system'
const visitor = visitors()

test('two users hold an interview, grade it blind and find it again', { timeout: 180_000 }, async ({
  onTestFinished,
}) => {
  const [wireOfA, wireOfB] = [await recordingProxy(), await recordingProxy()]
  onTestFinished(async () => void (await Promise.all([wireOfA.close(), wireOfB.close()])))
  const { page: pageOfA } = await visitor({ proxy: { server: wireOfA.server } })
  const { page: pageOfB } = await visitor({ proxy: { server: wireOfB.server } })
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  const secrets = guideTexts(CASE)
  expect(secrets.length).toBeGreaterThan(200)

  // Ines signs up, creates a room to be interviewed in and sends the link.
  await signUpByForm(pageOfA, 'Ines')
  const roomId = await createRoomByForm(pageOfA, { caseId: CASE, as: 'Be interviewed' })
  await a.button('Copy invite link').click()
  const shownLink = await pageOfA.getByLabel('Invite link', { exact: true }).inputValue()
  const link = await pageOfA.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(shownLink)

  // Mara opens it, with nothing but a name. Both are in the lobby.
  await visit(pageOfB, link)
  await pageOfB.getByLabel('Your name').fill('Mara')
  await b.button('Join as a guest').click()
  await b.button('Start interview').waitFor()
  expect(new URL(pageOfB.url()).pathname).toBe(`/rooms/${roomId}`)
  // Each sees that the other is here.
  for (const page of [pageOfA, pageOfB])
    await page.getByRole('region', { name: 'People' }).getByText('here', { exact: true }).waitFor()
  await pageOfA.getByText('Mara starts the interview.').waitFor()

  // With both seats taken, only watching is left.
  await a.page.getByText('for an observer').waitFor()
  // The link to the taken seat has expired, and is no longer shown.
  expect(await a.page.getByText(/for the interviewer/).count()).toBe(0)

  // Mara starts; both draw, and each sees the other's shape.
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  await a.draw('r', [420, 160], [560, 240])
  await a.saved()
  await expect.poll(async () => kinds(await b.shapes())).toEqual(['rectangle'])
  await b.draw('o', [420, 320], [520, 400])
  await b.write('Bookings', [620, 360])
  await b.saved()
  await expect.poll(async () => kinds(await a.shapes())).toEqual(['ellipse', 'rectangle', 'text'])
  const drawn = await a.shapes()
  expect(await b.shapes()).toEqual(drawn)
  expect(drawn.find(({ type }) => type === 'text')?.text).toBe('Bookings')

  // Both write in one field at the same time; nothing is lost, and both see the same text.
  await b.tab('Worksheet').click()
  const [fieldOfA, fieldOfB] = [a.field('Purpose'), b.field('Purpose')]
  await fieldOfA.fill('|')
  await expect.poll(() => fieldOfB.inputValue()).toBe('|')
  await fieldOfA.press('Control+Home')
  await fieldOfB.press('Control+End')
  const [small, large] = ['hotels refuse bookings that were paid', 'GUESTS NEED A ROOM THAT IS REALLY FREE']
  await Promise.all([
    fieldOfA.pressSequentially(small, { delay: 15 }),
    fieldOfB.pressSequentially(large, { delay: 15 }),
  ])
  await expect.poll(() => fieldOfA.inputValue()).toBe(`${small}|${large}`)
  await expect.poll(() => fieldOfB.inputValue()).toBe(`${small}|${large}`)
  // At the same position their letters may be interleaved, but all are kept, in order.
  await Promise.all([fieldOfA.press('Control+End'), fieldOfB.press('Control+End')])
  await Promise.all([
    fieldOfA.pressSequentially('abcdefghijkl', { delay: 15 }),
    fieldOfB.pressSequentially('1234567890', { delay: 15 }),
  ])
  await Promise.all([a.saved(), b.saved()])
  await expect.poll(async () => (await fieldOfA.inputValue()) === (await fieldOfB.inputValue())).toBe(true)
  const tail = (await fieldOfA.inputValue()).slice(`${small}|${large}`.length)
  expect([tail.replace(/\d/g, ''), tail.replace(/\D/g, '')]).toEqual(['abcdefghijkl', '1234567890'])
  const written = await fieldOfA.inputValue()

  // They talk; Mara gives a hint, changes a requirement, writes a note and sets a mark.
  await a.say('Do we sell one room, or rooms of a type?')
  await b.chat.getByText('Do we sell one room, or rooms of a type?').waitFor()
  await b.say('Rooms of a type.')
  await a.chat.getByText('Rooms of a type.').waitFor()
  // Hints belong to a step of the case; introductions have none.
  await expect.poll(() => a.stage.textContent()).toMatch(/Introductions.*step 1 of 16/)
  expect(await a.button('Next step').count()).toBe(0)
  expect(await b.button('Reveal hint 1').count()).toBe(0)
  await b.button('Next step').click()
  await b.button('Reveal hint 1').click()
  const hint = a.page.getByRole('status', { name: 'Newest hint' })
  await hint.getByText('Hint from Mara').waitFor()
  const revealed = [(await hint.getByRole('paragraph').textContent()) ?? '']
  await b
    .button(/^Play curveball/)
    .first()
    .click()
  await hint.getByText('Curveball: a requirement changes').waitFor()
  revealed.push((await hint.getByRole('paragraph').textContent()) ?? '')
  await b.tab('Notes').click()
  await pageOfB.getByRole('textbox', { name: 'Private note' }).fill('Asked what is sold before drawing it')
  await pageOfB.getByRole('textbox', { name: 'Private note' }).press('Enter')
  await pageOfB.getByRole('region', { name: 'Private notes' }).getByText('Asked what is sold').waitFor()
  await b.button('Scope: 3').click()
  await expect.poll(() => b.button('Scope: 3').getAttribute('aria-pressed')).toBe('true')

  // Mara controls the steps and the clock; Ines sees the changes.
  await b.button('Next step').click()
  await expect.poll(() => a.stage.textContent()).toMatch(/Personas.*step 3 of 16/)
  await b.button('Previous step').click()
  await expect.poll(() => a.stage.textContent()).toMatch(/Questions.*step 2 of 16/)
  await b.button('Pause').click()
  await a.stage.getByText('paused').waitFor()
  const stopped = await a.remaining()
  expect(await b.remaining()).toBe(stopped)
  await b.button('Resume').click()
  await expect.poll(() => a.remaining()).toBeLessThan(stopped)

  // Ines reloads the page: everything is back, and the clock is the server's.
  await a.saved()
  await pageOfA.reload()
  await a.canDraw()
  await a.page.getByText('Candidate', { exact: true }).first().waitFor()
  await expect.poll(() => a.shapes()).toEqual(drawn)
  expect(await a.field('Purpose').inputValue()).toBe(written)
  await a.chat.getByText('Do we sell one room, or rooms of a type?').waitFor()
  await a.chat.getByText('Rooms of a type.').waitFor()
  const [leftForA, leftForB] = await Promise.all([a.remaining(), b.remaining()])
  expect(Math.abs(leftForA - leftForB)).toBeLessThanOrEqual(1)
  expect(leftForA).toBeLessThan(stopped)

  // Mara lets Otto in, in the middle of the round. He sees everything and can change nothing.
  await b.button('Room menu').click()
  await pageOfB.getByRole('menuitem', { name: 'Invite' }).click()
  const links = pageOfB.getByRole('dialog', { name: 'Invite' })
  await links.getByText('for an observer').waitFor()
  expect(await links.getByRole('button', { name: /the candidate|the interviewer/ }).count()).toBe(0)
  await links.getByRole('button', { name: 'Copy invite link' }).click()
  const linkToWatch = await links.getByLabel('Invite link', { exact: true }).inputValue()
  await pageOfB.keyboard.press('Escape')
  const { page: pageOfO } = await visitor()
  const o = new RoomPage(pageOfO)
  await visit(pageOfO, linkToWatch)
  await pageOfO.getByLabel('Your name').fill('Otto')
  await o.button('Join as a guest').click()
  await pageOfO.getByText('Watching', { exact: true }).waitFor()
  await expect.poll(() => o.ink()).toBeGreaterThan(200)
  expect(await o.board.getByTestId('toolbar-rectangle').count()).toBe(0)
  expect(await o.field('Purpose').inputValue()).toBe(written)
  expect(await o.field('Purpose').isEditable()).toBe(false)
  expect(await pageOfO.getByRole('textbox', { name: 'Message' }).count()).toBe(0)
  expect(await o.button(/^(Next step|Pause|End interview)$/).count()).toBe(0)
  expect(await o.guide.count()).toBe(0)
  await o.draw('r', [300, 200], [400, 300])
  await o.saved()
  expect(await a.shapes()).toEqual(drawn)

  // So far Ines has received nothing of the guide except what was revealed; Mara has received all of it.
  const received = wireOfA.received()
  const mayHave = new Set(revealed.flatMap(pieces))
  expect(revealed.flatMap(pieces).length).toBeGreaterThan(1)
  expect(secrets.filter((text) => !mayHave.has(text) && received.includes(text))).toEqual([])
  const receivedByMara = wireOfB.received()
  expect(secrets.filter((text) => !receivedByMara.includes(text))).toEqual([])

  // Mara ends it, and grades at once.
  await b.button('End interview').click()
  await b.button('End now').click()
  await a.page.getByText('The interview has ended.').waitFor()
  await expect.poll(() => a.field('Purpose').isEditable()).toBe(false)
  await pageOfB.getByRole('link', { name: 'Grade and look back' }).click()
  const asks = asksOf(pageOfB, `/api/sessions/${roomId}/grades`)
  await submitGrade(pageOfB, 3, 'Mara heard a goal with figures')

  // Ines sees that a grade is in, but none of its content, before she has submitted her own.
  await pageOfA.getByRole('link', { name: 'Grade and look back' }).click()
  await pageOfA.getByRole('heading', { name: 'Grade yourself' }).waitFor()
  await pageOfA.reload()
  await pageOfA.getByRole('heading', { name: 'Grade yourself' }).waitFor()
  expect(await pageOfA.textContent('body')).not.toContain('Mara heard')
  expect(wireOfA.received().includes('Mara heard')).toBe(false)
  await ready(pageOfA)
  const asked = asks()
  await submitGrade(pageOfA, 2, 'Ines skipped the numbers')

  // Then both see both grades, side by side, with the rest of the record; Mara's waiting page updates itself.
  for (const page of [pageOfA, pageOfB]) {
    for (const title of DIMENSION_TITLES) {
      const row = gradeRow(page, title)
      await row.getByText(`Mara heard a goal with figures (${title})`).waitFor()
      await row.getByText(`Ines skipped the numbers (${title})`).waitFor()
      // [GR23] Their differing answers are visible, the rest on demand.
      await row.getByText('Answered differently').waitFor()
      expect(await row.getByText('2', { exact: true }).count()).toBeGreaterThan(0)
      expect(await row.getByText('3', { exact: true }).count()).toBeGreaterThan(0)
    }
    await page.getByRole('tab', { name: 'Worksheet' }).click()
    await page.getByRole('region', { name: 'Purpose', exact: true }).getByText(written).waitFor()
    await page.getByRole('tab', { name: /^Chat/ }).click()
    await page.getByText('Do we sell one room, or rooms of a type?').waitFor()
    await page.getByText('Planned and actual minutes').waitFor()
  }
  expect(asks()).toBe(asked + 1)
  await pageOfB.getByRole('tab', { name: /^Notes/ }).click()
  await pageOfB.getByText('Asked what is sold before drawing it').waitFor()
  expect(wireOfA.received().includes('Asked what is sold')).toBe(false)

  // Otto may look back, without the grades.
  await pageOfO.getByRole('link', { name: 'Look back' }).click()
  await pageOfO.getByText('Planned and actual minutes').waitFor()
  expect(await pageOfO.content()).not.toMatch(/Mara heard|Ines skipped|Asked what is sold/)

  // It is in both lists. Mara creates an account and keeps it.
  const session = (page: Page) =>
    page.getByRole('region', { name: 'Past sessions' }).locator(`a[href="/sessions/${roomId}"]`)
  await visit(pageOfA, '/sessions')
  await session(pageOfA).waitFor()
  await visit(pageOfB, '/sessions')
  await session(pageOfB).waitFor()
  await pageOfB.getByRole('link', { name: 'Create account' }).click()
  await pageOfB.waitForURL('**/signup')
  await fillSignUp(pageOfB, 'Mara Kovac')
  await pageOfB.waitForURL((url) => !url.pathname.startsWith('/signup'))
  await visit(pageOfB, '/sessions')
  await session(pageOfB).click()
  await gradeRow(pageOfB, DIMENSION_TITLES[0] ?? '')
    .getByText('Mara heard a goal')
    .waitFor()
  await pageOfB.getByRole('button', { name: 'Your account, Mara Kovac' }).waitFor()
})

function kinds(shapes: readonly { type: string }[]): string[] {
  return shapes.map(({ type }) => type).sort()
}
