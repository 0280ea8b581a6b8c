import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRoom, meet, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** Waits until a control has the focus. */
async function focused(control: Locator, what: string): Promise<void> {
  await control.waitFor()
  const hasFocus = () => control.evaluate((element) => element === document.activeElement)
  await expect.poll(hasFocus, { message: what }).toBe(true)
}

test('the focus stays at a collapsed panel, a revealed hint and the view that is followed', {
  timeout: 120_000,
}, async () => {
  const [{ page: pageOfA }, { page }] = [await visitor(), await visitor()]
  const [candidate, room] = [new RoomPage(pageOfA), new RoomPage(page)]
  await meet(candidate, room, 'url-shortener')
  await room.button('Start interview').click()
  await Promise.all([candidate.canDraw(), room.canDraw()])
  const press = async (control: Locator) => {
    await control.focus()
    await page.keyboard.press('Enter')
  }

  for (const panel of ['guide', 'panel']) {
    const [hide, show] = [room.button(`Hide ${panel}`), room.button(new RegExp(`^Show ${panel}`))]
    await press(hide)
    await focused(show, `folded ${panel}`)
    await page.keyboard.press('Enter')
    await focused(hide, `opened ${panel}`)
  }
  // The key collapses a panel even if the focus is elsewhere in it.
  await room.tab('Worksheet').focus()
  await page.keyboard.press(']')
  await focused(room.button('Show panel'), 'folded by its key')
  await page.keyboard.press(']')
  await focused(room.button('Hide panel'), 'opened by its key')

  const stop = room.board.getByRole('button', { name: /^Following Ines/ })
  const follow = room.board.getByRole('button', { name: 'Follow Ines' })
  await press(stop)
  await focused(follow, 'stopped following')
  await page.keyboard.press('Enter')
  await focused(stop, 'following')
  await page.keyboard.press('Escape')
  await focused(follow, 'stopped by Escape')

  await page.keyboard.press('Alt+n')
  for (const rung of [1, 2, 3]) {
    await press(room.button(`Reveal hint ${rung}`))
    await focused(room.guide.locator('[data-given="true"] p').last(), `hint ${rung}`)
    expect(await room.guide.locator('[data-given="true"]').count()).toBe(rung)
  }

  // There is nothing left to follow.
  await follow.waitFor()
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByText('The interview has ended.').waitFor()
  await follow.waitFor({ state: 'detached' })
})

test('the focus stays at the meeting link that is edited, and at the menu that opened the dialog', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Be interviewed' })
  const field = page.getByLabel('Meeting link')
  const link = page.getByRole('button', { name: 'Change', exact: true })
  await field.fill('meet.example.org/abc')
  await page.keyboard.press('Enter')
  await focused(link, 'saved')
  await page.keyboard.press('Enter')
  await focused(field, 'changing')
  await room.button('Cancel').focus()
  await page.keyboard.press('Enter')
  await focused(link, 'cancelled')
  await page.keyboard.press('Enter')
  await field.fill('')
  await page.keyboard.press('Enter')
  await link.waitFor({ state: 'detached' })
  await focused(field, 'removed')

  await room.button('Lobby menu').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Delete room' }).press('Enter')
  await page.getByRole('dialog', { name: 'Delete this room?' }).waitFor()
  await focused(page.getByRole('dialog').getByRole('button', { name: 'Delete room' }), 'asked')
  await page.keyboard.press('Escape')
  await focused(room.button('Lobby menu'), 'kept')
})
