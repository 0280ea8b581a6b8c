import { expect, test } from 'vitest'
import { answersFor, RUBRIC_2 } from '@/tests/fixtures/grades'
import { expectAccessible } from '@/tests/support/axe'
import { enter, tabTo } from '@/tests/support/keyboard'
import { gradeRow, scoreOutput, statement } from '@/tests/support/review-page'
import { RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a room alone is made, held and graded with the keyboard alone', { timeout: 240_000 }, async () => {
  const { page } = await visitor()
  const { keyboard } = page
  const room = new RoomPage(page)
  await signUp(page, 'Ines')

  // From the list of cases into a room of one's own.
  await keyboard.press('/')
  await keyboard.type('tinyurl')
  await enter(page, page.getByRole('link', { name: /URL shortener/ }))
  await page.getByRole('heading', { level: 1, name: 'URL shortener' }).waitFor()
  await tabTo(page, page.getByRole('radio', { name: 'Be interviewed' }))
  await keyboard.press('ArrowUp')
  await expect.poll(() => page.getByRole('radio', { name: 'Alone' }).isChecked()).toBe(true)
  await enter(page, page.getByRole('button', { name: /^Create room/ }))

  // The lobby: another plan, then the start.
  await page.getByRole('main', { name: 'Lobby' }).waitFor()
  await expectAccessible(page, 'lobby of a round alone')
  await enter(page, room.button('Change the plan'))
  await tabTo(page, page.getByRole('textbox', { name: 'Minutes for Personas' }))
  await keyboard.press('Control+a')
  await keyboard.type('7')
  await enter(page, room.button(/^Use this plan/))
  await enter(page, room.button('Start interview'))
  await room.canDraw()

  // The round: a note on the worksheet, the clock, a hint, an answer, the next step.
  await enter(page, room.tab('Worksheet'))
  await tabTo(page, room.worksheet.getByRole('textbox').first())
  await keyboard.type('links that live for ten years')
  await room.saved()
  await keyboard.press('Alt+n')
  await expect.poll(() => room.stage.textContent()).toMatch(/step 2 of/)
  await keyboard.press('Alt+p')
  await room.stage.getByText('Paused').first().waitFor()
  await keyboard.press('Alt+p')
  await room.button('Pause').waitFor()
  await tabTo(page, room.tab('Worksheet'))
  await keyboard.press('ArrowRight')
  await expect.poll(() => room.tab('Hints').getAttribute('aria-selected')).toBe('true')
  await enter(page, room.button('Hint 1 of 3'))
  const given = page.getByRole('region', { name: 'Hints' })
  await given.getByText(/^Hint for /).waitFor()
  await enter(page, room.button('WHAT answers'))
  await enter(page, given.locator('summary').first())
  await given.locator('details[open]').waitFor()

  // Its end, and the grade.
  await enter(page, room.button('End interview'))
  await enter(page, room.button('End now'))
  await enter(page, page.getByRole('link', { name: 'Grade and look back' }))
  await page.getByRole('button', { name: 'Submit grade' }).waitFor()
  for (const { id, title, observables = [] } of RUBRIC_2.dimensions) {
    const answers = answersFor(id, 3)
    for (const { id: name, statement: words } of observables) {
      await tabTo(page, statement(page, words).getByRole('radio', { name: 'Yes' }))
      await keyboard.press('Space')
      if (answers[name] === 'no') await keyboard.press('ArrowRight')
    }
    await expect.poll(() => scoreOutput(page, title).textContent()).toContain('Hire')
    await tabTo(page, page.getByRole('textbox', { name: `Evidence for ${title}` }))
    await keyboard.type('Written before it was drawn')
  }
  await expectAccessible(page, 'grading')
  await enter(page, page.getByRole('button', { name: 'Submit grade' }))
  await gradeRow(page, 'Communication and time').getByText('Written before it was drawn').waitFor()
  await expectAccessible(page, 'the review of a round alone')
})

test('a slash reaches the search from a filter, and stays a letter in the search', async () => {
  const { page } = await visitor()
  await visit(page, '/cases')
  await page.getByRole('checkbox', { name: 'Feature, numbers first' }).check()
  await page.keyboard.press('/')
  await page.keyboard.type('a/b')
  expect(await page.getByLabel('Search cases').inputValue()).toBe('a/b')
})
