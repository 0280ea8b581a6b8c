import { expect, test } from 'vitest'
import { createRoom, RoomPage, signUp } from '@/tests/support/room-page'
import { transferOf } from '@/tests/support/traffic/transfer'
import { visitors } from '@/tests/support/visitors'

// Everything that a browser with an empty cache loads, compressed, with headers. Additions to a page show up here.
// Headers and preloads differ by some kB from run to run: the budgets leave 2 % for that.

const visitor = visitors()
const KB = 1_000

test('the landing page, the list of cases and the handbook are light', async () => {
  for (const [path, most] of [
    ['/', 320 * KB],
    ['/cases', 270 * KB],
    ['/handbook', 276 * KB],
    ['/handbook/saga', 284 * KB],
    ['/drills', 280 * KB],
    // Including the board and the trials: a drawing is checked without the network.
    ['/check', 694 * KB],
    ['/drills/cards', 280 * KB],
    ['/drills/sums', 280 * KB],
    ['/drills/scenes', 280 * KB],
  ] as const) {
    // The first visitor after a minute triggers a new rendering.
    await (await visitor()).page.goto(path)
    const { page } = await visitor()
    const transfer = await transferOf(page)
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(heavy(transfer(), most)).toEqual([])
  }
})

test('a running room is light, with its board', async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines')
  const roomId = await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  const room = new RoomPage(page)
  await room.button('Start interview').click()
  await room.canDraw()
  await room.draw('r', [300, 200], [420, 280])
  await room.write('Links', [340, 320])
  await room.saved()
  const cold = await visitor({ storageState: await page.context().storageState() })
  const transfer = await transferOf(cold.page)
  await cold.page.goto(`/rooms/${roomId}`)
  await new RoomPage(cold.page).canDraw()
  await cold.page.waitForLoadState('networkidle')
  expect(heavy(transfer(), 719 * KB)).toEqual([])
})

/** The largest files, if the total exceeds the budget. */
function heavy(
  { bytes, byUrl }: Awaited<ReturnType<Awaited<ReturnType<typeof transferOf>>>>,
  most: number,
): string[] {
  if (bytes <= most) return []
  const largest = [...byUrl].sort(([, a], [, b]) => b - a).slice(0, 8)
  return [
    `${Math.round(bytes / KB)} kB, ${Math.round(most / KB)} allowed`,
    ...largest.map(([url, size]) => `${Math.round(size / KB)} kB ${new URL(url).pathname}`),
  ]
}
