import { expect, test } from 'vitest'
import { meet, RoomPage } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'
import { withoutBoard } from '@/tests/support/without-board'

const visitor = visitors()

test('if the code of the board fails to load, the rest of the room works and loading can be retried', async () => {
  const { page } = await visitor({ forgive: [/net::ERR_FAILED/, /Failed to load chunk/] })
  const [a, b] = [new RoomPage(page), new RoomPage((await visitor()).page)]
  const letItCome = await withoutBoard(page, 'missing')
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await b.canDraw()
  const trouble = a.board.getByText('The board could not be loaded')
  await trouble.waitFor()
  await b.draw('r', [420, 200], [560, 280])
  await a.say('My board is not there yet')
  await b.chat.getByText('My board is not there yet').waitFor()
  await a.saved()

  // It fails to load again.
  await a.button('Try again').click()
  await trouble.waitFor({ state: 'detached' })
  await trouble.waitFor()

  letItCome()
  await a.button('Try again').click()
  await a.canDraw()
  await a.draw('o', [640, 200], [760, 280])
  for (const room of [a, b])
    await expect
      .poll(async () => (await room.shapes()).map(({ type }) => type))
      .toEqual(['rectangle', 'ellipse'])
})
