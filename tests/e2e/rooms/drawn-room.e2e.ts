import { expect, test } from 'vitest'
import { RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[ID1] a solo round starts with a drawing', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await visit(page, '/rooms/new?case=url-shortener')
  await page.getByRole('radio', { name: 'Alone' }).click()
  const box = { id: 'box', type: 'rectangle', x: 10, y: 20, width: 100, height: 60 }
  await page.locator('input[type=file]').setInputFiles({
    name: 'plan.excalidraw',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ type: 'excalidraw', elements: [box] })),
  })
  await page.getByRole('button', { name: 'Create room' }).click()
  await page.waitForURL(/\/rooms\/[0-9a-f-]{36}$/)
  await room.button('Start interview').click()
  await room.canDraw()
  await expect.poll(async () => (await room.shapes()).map(({ id }) => id)).toEqual(['box'])
})
