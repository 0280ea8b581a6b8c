import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answersFor, RUBRIC_2 } from '@/tests/fixtures/grades'
import { expectAccessible } from '@/tests/support/axe'
import { enter, tabTo } from '@/tests/support/keyboard'
import { gradeRow, scoreOutput, statement } from '@/tests/support/review-page'
import { RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a solo room is created, held and graded with the keyboard alone', { timeout: 240_000 }, async () => {
  const { page } = await visitor()
  const { keyboard } = page
  const room = new RoomPage(page)
  await signUp(page, 'Ines', '/cases')

  // From the list of cases into a solo room.
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

  await drawFromLibrary(page)

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
  await designInOutline(page)
  await tabTo(page, room.tab('Outline'))
  await keyboard.press('ArrowRight')
  await expect.poll(() => room.tab('Hints').getAttribute('aria-selected')).toBe('true')
  await enter(page, room.button('Hint 1 of 3'))
  const given = page.getByRole('region', { name: 'Hints' })
  await given.getByText(/^Hint for /).waitFor()
  await enter(page, room.button('WHAT answers'))
  await enter(page, given.locator('summary').first())
  await given.locator('details[open]').waitFor()

  // The end of the round, and the grade.
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

test('a slash focuses the search from a filter, and is typed as a character in the search', async () => {
  const { page } = await visitor()
  await visit(page, '/cases')
  await page.getByRole('checkbox', { name: 'Feature, numbers first' }).check()
  await page.keyboard.press('/')
  await page.keyboard.type('a/b')
  expect(await page.getByLabel('Search cases').inputValue()).toBe('a/b')
})

/** [BO10] Draws, reads and changes a design without touching the drawing, and leaves the focus in the outline. */
async function designInOutline(page: Page): Promise<void> {
  const { keyboard } = page
  const room = new RoomPage(page)
  const tree = page.getByRole('tree', { name: 'Parts of the board and their connections' })
  const row = (name: string) => tree.getByRole('treeitem', { name, exact: true })
  const line = page.getByRole('textbox', { name: 'Quick draw' })
  await tabTo(page, line)
  for (const text of [
    'Browser -> API gateway: HTTPS',
    'gateway -> Link service',
    'link -> Links (cache): 9 in 10',
  ]) {
    await keyboard.type(text)
    await keyboard.press('Enter')
    await expect.poll(() => line.inputValue()).toBe('')
  }
  await expect
    .poll(() => tree.ariaSnapshot())
    .toBe(
      [
        '- tree "Parts of the board and their connections":',
        '  - treeitem "Browser, client, 1 out" [expanded] [level=1] [selected]',
        `  - 'treeitem "calls API gateway: HTTPS" [level=2]'`,
        '  - treeitem "API gateway, api gateway, 1 out, 1 in" [expanded] [level=1]',
        '  - treeitem "calls Link service" [level=2]',
        '  - treeitem "Link service, service, 1 out, 1 in" [expanded] [level=1]',
        `  - 'treeitem "uses Links: 9 in 10" [level=2]'`,
        '  - treeitem "Links, cache, 1 in" [level=1]',
      ].join('\n'),
    )
  await expectAccessible(page, 'the outline of a board')

  // Another name, another kind, a label; a component is deleted and restored.
  await keyboard.press('Escape')
  await keyboard.press('End')
  await expect
    .poll(() => row('Links, cache, 1 in').evaluate((node) => node === document.activeElement))
    .toBe(true)
  await keyboard.press('F2')
  await keyboard.type('Link table')
  await keyboard.press('Enter')
  await row('Link table, cache, 1 in').waitFor()
  await keyboard.press('k')
  await keyboard.type('postgres')
  await expectAccessible(page, 'a kind that is chosen in the outline')
  await keyboard.press('Enter')
  await row('Link table, relational db, 1 in').waitFor()
  await keyboard.press('ArrowUp')
  await keyboard.press('F2')
  await keyboard.type('by code')
  await keyboard.press('Enter')
  await row('uses Link table: by code').waitFor()
  await keyboard.press('Home')
  await keyboard.press('Delete')
  // The row that took the place of the deleted one has the focus.
  await expect
    .poll(() => row('API gateway, api gateway, 1 out').evaluate((node) => node === document.activeElement))
    .toBe(true)
  await keyboard.press('Control+z')
  await expect.poll(() => tree.ariaSnapshot()).toContain('calls API gateway: HTTPS')
  await keyboard.press('Alt+ArrowUp')
  await room.saved()
  const texts = (await room.shapes()).flatMap(({ text }) => text ?? [])
  expect(texts.toSorted()).toEqual([
    'API gateway',
    'Browser',
    'HTTPS',
    'Link service',
    'Link table',
    'by code',
  ])
}

/** [BS2] Finds shapes for the board by typing product names, draws them, and undoes the second one. */
async function drawFromLibrary(page: Page): Promise<void> {
  const { keyboard } = page
  const room = new RoomPage(page)
  const library = page.getByRole('dialog', { name: 'Shape library' })
  const texts = async () => (await room.shapes()).flatMap(({ text }) => text ?? [])
  await room.board.locator('.excalidraw-container').first().focus()
  await keyboard.press('b')
  await page.getByRole('combobox', { name: 'Part to draw' }).waitFor()
  await expectAccessible(page, 'the shape library')
  await keyboard.type('kafka')
  await keyboard.press('Enter')
  await library.waitFor({ state: 'detached' })
  await expect.poll(texts).toEqual(['Stream'])
  await keyboard.press('b')
  await page.getByRole('combobox', { name: 'Part to draw' }).waitFor()
  await keyboard.type('redis')
  await keyboard.press('Enter')
  await library.waitFor({ state: 'detached' })
  await keyboard.press('Control+z')
  await expect.poll(texts).toEqual(['Stream'])
  await keyboard.press('Control+a')
  await keyboard.press('Delete')
  await expect.poll(texts).toEqual([])
}
