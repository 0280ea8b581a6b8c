import { expect, test } from 'vitest'
import { createRoom, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('a plan can be left unchanged, cannot be empty, and is the one that a round starts with', async () => {
  const room = new RoomPage((await visitor()).page)
  const { page } = room
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  const minutes = page.getByRole('textbox', { name: /^Minutes for/ })
  const start = room.button('Start interview')

  await room.button('Change the plan').click()
  for (let step = 0; step < (await minutes.count()); step++) await minutes.nth(step).fill('0')
  await page.getByText('Give at least one step some minutes.').waitFor()
  expect([await room.button('Use this plan, 0 min').isDisabled(), await start.isDisabled()]).toEqual([
    true,
    true,
  ])
  await room.button('Cancel').click()
  await page.getByText('45 minutes, alone').waitFor()

  await room.button('Change the plan').click()
  for (let step = 0; step < (await minutes.count()); step++) await minutes.nth(step).fill('0')
  await page.getByRole('textbox', { name: 'Minutes for Questions' }).fill('2')
  await page.getByRole('textbox', { name: 'Minutes for APIs' }).fill('3')
  await room.button('Move APIs earlier').click()
  await room.button('Use this plan, 5 min').click()
  await page.getByText('5 minutes, alone').waitFor()

  await room.button('Change the plan').click()
  await page.getByRole('textbox', { name: 'Minutes for Questions' }).fill('4')
  await start.click()
  await room.stage.getByText('left of 7:00').waitFor()
  await room.stage.getByText(/step 1 of 2/).waitFor()
})
