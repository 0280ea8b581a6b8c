import { expect, test } from 'vitest'
import { watchRenders } from '@/tests/support/renders'
import { createRoom, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a keystroke in a worksheet field renders that field and the save state, and nothing else of the room', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await watchRenders(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  // A running clock renders by itself.
  await room.button('Pause').click()
  await room.button('Resume').waitFor()
  await room.field('Purpose').focus()
  await page.keyboard.type('links that')
  await room.saved()

  const renders = () => page.evaluate(() => window.renders)
  await page.evaluate(() => {
    window.renders = {}
  })
  await page.keyboard.type(' ')
  // Saving, then saved: the acknowledgement has arrived, too.
  await expect.poll(async () => (await renders())['Save state'] ?? 0).toBeGreaterThanOrEqual(2)
  await room.saved()
  expect(Object.keys(await renders()).toSorted()).toEqual(['Save state', 'purpose'])

  await room.worksheet.getByRole('button', { name: 'Calculations' }).click()
  await room.field('Calculations').focus()
  await page.keyboard.type('writes = 10 writes/s')
  await room.saved()
  await page.evaluate(() => {
    window.renders = {}
  })
  await page.keyboard.type('\n')
  await expect.poll(async () => (await renders())['Save state'] ?? 0).toBeGreaterThanOrEqual(2)
  await room.saved()
  // The component that computes them is not in a field, and renders nothing.
  expect(Object.keys(await renders()).toSorted()).toEqual(['Save state', 'Worksheet', 'calculations'])
})
