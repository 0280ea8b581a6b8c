import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dimensionOf } from '@/lib/grading/domain/rubric'
import { SCORE_RULE } from '@/lib/grading/domain/score-of'
import { RUBRIC_2 } from '@/tests/fixtures/grades'
import { expectAccessible, partAt } from '@/tests/support/axe'
import { answerFor, gradeRow, scoreOutput, statement, submitGrade } from '@/tests/support/review-page'
import { meet, RoomPage, ready, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'
import { expectNoAi } from '@/tests/support/without-ai'

const visitor = visitors()

const SIZES = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const
const [first] = dimensionOf(RUBRIC_2, 'purpose').observables ?? []
const REASON = 'She named the hardest part without being asked.'

/** The page fits into each width and passes axe, light and dark. */
async function expectToFit(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
        .toBeLessThanOrEqual(0)
      const isBetween = width !== 1440 && width !== 390
      await expectAccessible(page, `${state}, ${colorScheme}, ${width} px`, partAt(colorScheme, isBetween))
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 720 })
}

test('scores follow from statements, can be overruled, and two graders see where they differ', {
  timeout: 300_000,
}, async () => {
  const [{ page: pageOfA }, { page: pageOfB }] = [await visitor(), await visitor()]
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  const roomId = await meet(a, b, 'hotel-booking-system')
  // Without an endpoint, features that need one are neither offered nor mentioned.
  await Promise.all([expectNoAi(pageOfA), expectNoAi(pageOfB)])
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  await b.button('End interview').click()
  await b.button('End now').click()

  // [GR18] The form prints the rule; [GR22] the case's notes are beside their statements.
  await pageOfB.getByRole('link', { name: 'Grade and look back' }).click()
  await ready(pageOfB)
  const rule = pageOfB.getByRole('note', { name: 'How the score is calculated' })
  for (const sentence of SCORE_RULE) await rule.getByText(sentence).waitFor()
  await pageOfB.getByText('several nights that go to one buyer or to nobody').waitFor()
  await expectNoAi(pageOfB)

  // The score that a statement counts for is also announced to users who cannot see its number.
  const described = await statement(pageOfB, first?.statement ?? '').evaluate((group) =>
    (group.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
  expect(described).toContain(`Counts for a ${first?.anchor}.`)

  // The names on the board are beside it at every size, never on the drawing.
  for (const [width, height] of SIZES) {
    await pageOfB.setViewportSize({ width, height })
    const [label, board] = await Promise.all([
      pageOfB.getByText('Final board', { exact: true }).boundingBox(),
      pageOfB.locator('.excalidraw, p:has-text("Nothing was drawn")').first().boundingBox(),
    ])
    expect((label?.y ?? 0) + (label?.height ?? 0), `${width}`).toBeLessThanOrEqual(board?.y ?? 0)
  }
  await pageOfB.setViewportSize({ width: 1280, height: 720 })

  // Missing answers are reported, and linked to.
  await pageOfB.getByRole('button', { name: 'Submit grade' }).click()
  await pageOfB.getByText('Answer each statement').first().waitFor()
  const firstYes = statement(pageOfB, first?.statement ?? '').getByRole('radio', { name: 'Yes' })
  await expect.poll(() => firstYes.evaluate((radio) => radio === document.activeElement)).toBe(true)

  // The score appears with the last answer; the rest of a list can be answered at once.
  const title = 'Purpose and core problem'
  await firstYes.check()
  await pageOfB.getByRole('button', { name: `${title}, the other 5: No` }).click()
  await expect.poll(() => scoreOutput(pageOfB, title).textContent()).toContain('No hire')
  await answerFor(pageOfB, 'purpose', 2)
  await expect.poll(() => scoreOutput(pageOfB, title).textContent()).toContain('Lean no')

  // [GR21] Another score needs a reason, and a refresh loses none of it.
  await pageOfB.getByRole('button', { name: `Overrule the score for ${title}` }).click()
  await pageOfB.getByRole('radio', { name: '3, Hire' }).check()
  await pageOfB.getByRole('textbox', { name: /^Why it differs/ }).fill(REASON)
  await pageOfB.reload()
  await ready(pageOfB)
  expect(await pageOfB.getByRole('radio', { name: '3, Hire' }).isChecked()).toBe(true)
  expect(await pageOfB.getByRole('textbox', { name: /^Why it differs/ }).inputValue()).toBe(REASON)
  expect(await firstYes.isChecked()).toBe(true)
  await expectToFit(pageOfB, 'the form')

  for (const { id, title: other } of RUBRIC_2.dimensions) {
    if (id !== 'purpose') await answerFor(pageOfB, id, 3)
    await pageOfB.getByRole('textbox', { name: `Evidence for ${other}` }).fill('Said while drawing')
  }
  await pageOfB.getByText('7 of 7 done').waitFor()
  await pageOfB.getByRole('button', { name: 'Submit grade' }).click()
  await pageOfB.getByRole('button', { name: 'Submit grade' }).waitFor({ state: 'detached' })

  // The candidate grades on a phone, by touch.
  const storageState = await pageOfA.context().storageState()
  const { page: phone } = await visitor({
    storageState,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  await visit(phone, `/sessions/${roomId}`)
  await ready(phone)
  // A grade that is due comes before the record.
  const [form, drawing] = await Promise.all([
    phone.getByRole('heading', { name: 'Grade yourself' }).boundingBox(),
    phone.getByText('Final board', { exact: true }).boundingBox(),
  ])
  expect(form?.y).toBeLessThan(drawing?.y ?? 0)
  const no = statement(phone, first?.statement ?? '').getByText('No', { exact: true })
  expect((await no.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await no.tap()
  expect(
    await statement(phone, first?.statement ?? '')
      .getByRole('radio', { name: 'No', exact: true })
      .isChecked(),
  ).toBe(true)
  await submitGrade(phone, 3, 'Drew the last room')
  const order = async () => {
    const side = await phone.getByRole('complementary', { name: 'Grades and record' }).boundingBox()
    const label = await phone.getByText('Final board', { exact: true }).boundingBox()
    return (label?.y ?? 0) < (side?.y ?? 0)
  }
  await expect.poll(order).toBe(true)

  // [GR23] Both see the statements that they answered differently, and the reason for the overruled score.
  await pageOfB.reload()
  for (const page of [phone, pageOfB]) {
    const row = gradeRow(page, title)
    await row.getByText('Answered differently').waitFor()
    await row.getByText(REASON).waitFor()
    await row.getByText('The statements give a 2', { exact: false }).waitFor()
    expect(await gradeRow(page, 'Trade-offs').getByText('Answered differently').count()).toBe(0)
    await gradeRow(page, 'Trade-offs').getByText('All statements').click()
    await gradeRow(page, 'Trade-offs').getByText('why it lost', { exact: false }).first().waitFor()
  }
  await expectToFit(pageOfB, 'the grades side by side')
})
