import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRoom, meet, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('F6 cycles through the visible parts, for each role, and backwards with Shift', {
  timeout: 120_000,
}, async () => {
  const [{ page: pageOfA }, { page: pageOfB }] = [await visitor(), await visitor()]
  const [candidate, interviewer] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  await meet(candidate, interviewer, 'url-shortener')
  await interviewer.button('Start interview').click()
  await Promise.all([candidate.canDraw(), interviewer.canDraw()])

  expect(await partsBy(pageOfA, 'F6', 4)).toEqual(['Board', 'Worksheet', 'Chat', 'Board'])
  expect(await partsBy(pageOfA, 'Shift+F6', 3)).toEqual(['Chat', 'Worksheet', 'Board'])

  expect(await partsBy(pageOfB, 'Shift+F6', 4)).toEqual(['Guide', 'Chat', 'Notes', 'Board'])
  await interviewer.tab('Worksheet').click()
  expect(await partsBy(pageOfB, 'F6', 4)).toEqual(['Board', 'Worksheet', 'Chat', 'Guide'])
  // Collapsed parts are skipped. The board may have a panel of its own open.
  await interviewer.button('Hide guide').click()
  await interviewer.board.locator('.excalidraw').first().focus()
  await pageOfB.keyboard.press('Control+f')
  await interviewer.board.getByRole('tabpanel').waitFor()
  expect(await partsBy(pageOfB, 'F6', 3)).toEqual(['Worksheet', 'Chat', 'Board'])
})

test('in a solo round F6 reaches the worksheet, and the board with its keys', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  expect(await partsBy(page, 'F6', 3)).toEqual(['Board', 'Worksheet', 'Board'])
  // Its position is shown until the board is used.
  expect(await room.board.getAttribute('data-reached')).toBe('true')
  await page.keyboard.press('r')
  await expect.poll(() => room.board.getByTestId('toolbar-rectangle').isChecked()).toBe(true)
  expect(await room.board.getAttribute('data-reached')).toBeNull()
})

test('[B38] F6, Tab and modifiers alone do not stop following; a key of the board does', {
  timeout: 120_000,
}, async () => {
  const [{ page: pageOfA }, { page }] = [await visitor(), await visitor()]
  const [candidate, interviewer] = [new RoomPage(pageOfA), new RoomPage(page)]
  await meet(candidate, interviewer, 'url-shortener')
  await interviewer.button('Start interview').click()
  await Promise.all([candidate.canDraw(), interviewer.canDraw()])
  const following = interviewer.board.getByText('Following Ines')
  await following.waitFor()
  const board = interviewer.board.locator('.excalidraw').first()
  for (const key of ['F6', 'Shift+F6', 'Alt', 'Shift', 'Control', 'Tab', 'Alt+n']) {
    await board.focus()
    await page.keyboard.press(key)
    expect(await following.count(), key).toBe(1)
  }
  await expect.poll(() => interviewer.stage.textContent()).toMatch(/step 2 of/)
  await board.focus()
  await page.keyboard.press('r')
  await following.waitFor({ state: 'detached' })
})

test('Escape closes an open list of the lobby, and only then leaves its field', async () => {
  const [{ page: pageOfA }, { page: pageOfB }] = [await visitor(), await visitor()]
  await meet(new RoomPage(pageOfA), new RoomPage(pageOfB), 'url-shortener')
  const role = pageOfA.getByRole('combobox', { name: 'Role of Mara' })
  await role.focus()
  await pageOfA.keyboard.press('ArrowDown')
  await pageOfA.getByRole('listbox').waitFor()
  await pageOfA.keyboard.press('Escape')
  await pageOfA.getByRole('listbox').waitFor({ state: 'detached' })
  const hasFocus = () => role.evaluate((field) => field === document.activeElement)
  expect(await hasFocus()).toBe(true)
  await pageOfA.keyboard.press('Escape')
  expect(await hasFocus()).toBe(false)
})

test('an open menu keeps its keys from the room; the list of keys includes Escape and the way back', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  await room.button('Room menu').click()
  await page.getByRole('menu', { name: 'Room menu' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('n')
  await room.saved()
  await page.keyboard.press('Escape')
  await page.getByRole('menu', { name: 'Room menu' }).waitFor({ state: 'detached' })
  await page.keyboard.press('n')
  await expect.poll(() => room.stage.textContent()).toMatch(/step [23] of/)
  await room.saved()
  expect(await room.stage.textContent()).toMatch(/step 2 of/)

  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await list.getByText('Leave a text field, or stop following').waitFor()
  await list.getByText('Previous part').waitFor()
})

/** Presses a key several times, and returns each time which part of the room has the focus then. */
async function partsBy(page: Page, key: string, times: number): Promise<string[]> {
  const parts: string[] = []
  for (let count = 0; count < times; count++) {
    await page.keyboard.press(key)
    parts.push(await page.evaluate(partWithFocus))
  }
  return parts
}

function partWithFocus(): string {
  const { activeElement } = document
  const part = activeElement?.closest('main, section[aria-label="Chat"], aside[aria-label="Guide"]')
  const panel = activeElement?.closest('[role="tabpanel"]')
  const tab = panel && document.getElementById(panel.getAttribute('aria-labelledby') ?? '')
  return part?.getAttribute('aria-label') ?? tab?.textContent ?? 'none'
}
