import { expect, test } from 'vitest'
import { meet, RoomPage } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[B31] a shape drawn at the very moment when the board appears is on it, for both and for good', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await a.board.locator('canvas.interactive').waitFor({ state: 'attached' })
  await a.draw('r', [420, 160], [560, 240])
  const kinds = async (room: RoomPage) => (await room.shapes()).map(({ type }) => type)
  await expect.poll(() => kinds(b)).toEqual(['rectangle'])
  await a.saved()
  await a.page.reload()
  await a.canDraw()
  await expect.poll(() => kinds(a)).toEqual(['rectangle'])
})
