import { test } from 'vitest'
import { expectAccessible } from '@/tests/support/axe'
import { createRoom, RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[BG27][WI5] the record of a round asks about its board, compared with the case once that is open', {
  timeout: 240_000,
}, async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines')
  const roomId = await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  const room = new RoomPage(page)
  await room.button('Start interview').click()
  await room.canDraw()
  await room.draw('r', [300, 200], [480, 290])
  await room.write('Redis', [360, 232])
  await room.saved()
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByText('The interview has ended.').waitFor()
  await visit(page, `/sessions/${roomId}`)
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByText('which the case expects').first().waitFor()
  await page.getByRole('button', { name: 'Who uses Redis, and for what?' }).click()
  await page.getByText('takes no part in the design').waitFor()
  await page.getByRole('combobox', { name: 'Pattern' }).selectOption('cache-aside')
  await page.getByRole('button', { name: 'Cache Redis' }).waitFor()
  await expectAccessible(page, 'questions about the board of a round')
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('button', { name: 'Redis not known' }).click()
  await page.getByRole('button', { name: 'Take down' }).click()
  await page.getByRole('button', { name: 'Bring Redis back to normal' }).waitFor()
  await expectAccessible(page, 'things tried on the board of a round')
})
