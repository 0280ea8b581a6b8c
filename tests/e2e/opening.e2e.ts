import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRoom, meet, RoomPage, ready, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'
import { withoutBoard } from '@/tests/support/without-board'

const visitor = visitors()

/** Two users in a running round, with some chat and worksheet text. */
async function running() {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  const roomId = await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await a.canDraw()
  await a.say('Shall I begin?')
  await a.field('Purpose').fill('Who shortens links?')
  await a.saved()
  return { a, b, roomId, storageState: await a.page.context().storageState() }
}

test('the page of a room contains its members, prompt, clock and worksheet, and says that the rest is still loading', async () => {
  const { roomId, storageState } = await running()
  for (const phone of [false, true]) {
    const { page } = await visitor({
      storageState,
      javaScriptEnabled: false,
      ...(phone && { userAgent: 'A phone, Mobile', viewport: { width: 390, height: 844 } }),
    })
    const room = new RoomPage(page)
    await page.goto(`/rooms/${roomId}`)
    await page.getByRole('article', { name: 'Your prompt' }).waitFor()
    expect(await page.getByRole('list', { name: 'People here' }).textContent()).toMatch(/Ines.*Mara/)
    expect(await room.remaining()).toBeGreaterThan(60)
    await room.board.getByText('Opening the board').waitFor()
    expect(await room.saveState.textContent()).toBe('Connecting')
    expect(await page.getByText('away').count()).toBe(0)
    if (phone) {
      await page.getByRole('navigation', { name: 'Parts of the room' }).waitFor()
      continue
    }
    await room.chat.getByText('Shall I begin?').waitFor()
    expect(await room.field('Purpose').inputValue()).toBe('Who shortens links?')
    // Nothing could save it yet.
    expect(await room.field('Purpose').getAttribute('readonly')).not.toBeNull()
    expect(await page.getByRole('textbox', { name: 'Message' }).isDisabled()).toBe(true)
  }
})

test('until there is a connection, no control of the room can be pressed, and keys do nothing', async () => {
  const { b, roomId } = await running()
  const { page } = await visitor({ storageState: await b.page.context().storageState() })
  const room = new RoomPage(page)
  // A tab creates its id before it connects.
  await page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks) as (...args: unknown[]) => Promise<unknown>
    const mayAsk = new Promise<void>((resolve) => Object.assign(window, { letItAsk: resolve }))
    Object.assign(navigator.locks, { request: (...args: unknown[]) => mayAsk.then(() => request(...args)) })
  })
  await page.goto(`/rooms/${roomId}`)
  await ready(page)
  for (const name of ['Next step', 'Pause', 'End interview'])
    expect(await room.button(name).isDisabled()).toBe(true)
  for (const name of ['Message', 'Private note'])
    expect(await page.getByRole('textbox', { name }).isDisabled()).toBe(true)
  await page.keyboard.press('Alt+p')
  await page.evaluate(() => (window as unknown as { letItAsk: () => void }).letItAsk())
  await room.say('Now it works')
  await room.saved()
  await room.button('Pause').click()
  await room.stage.getByText('Paused').first().waitFor()
})

test('somebody who joins sees that the lobby is opening until it is there', async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await signUp(a.page, 'Ines')
  await createRoom(a.page, { caseId: 'url-shortener', as: 'Be interviewed' })
  await a.button('Copy invite link').click()
  const link = await a.page.getByLabel('Invite link', { exact: true }).inputValue()
  const letLobbyCome = await withoutBoard(b.page, 'slow', 'lobby')
  await visit(b.page, link)
  await b.page.getByLabel('Your name').fill('Mara')
  await b.button('Join as a guest').click()
  await b.page.getByText('Opening the lobby').waitFor()
  letLobbyCome()
  await b.page.getByRole('main', { name: 'Lobby', exact: true }).waitFor()
  expect(await b.page.getByText('Opening the lobby').count()).toBe(0)
})

test('while the board is loading, members can use the rest of the room', async () => {
  const { b, roomId, storageState } = await running()
  const { page } = await visitor({ storageState })
  const room = new RoomPage(page)
  const letItCome = await withoutBoard(page, 'slow')
  // If the page requests the board's code before it has loaded, it only finishes loading once that code is there.
  await page.goto(`/rooms/${roomId}`, { waitUntil: 'commit' })
  await expect.poll(() => room.saveState.textContent()).toBe('Opening the board')
  await room.field('Purpose').fill('Who opens them?')
  await room.say('I write while it opens')
  await b.chat.getByText('I write while it opens').waitFor()
  await b.tab('Worksheet').click()
  await expect.poll(() => b.worksheet.locator('textarea').first().inputValue()).toBe('Who opens them?')
  expect(await room.board.getByText('Opening the board').isVisible()).toBe(true)
  expect(await room.saveState.textContent()).toBe('Opening the board')
  letItCome()
  await room.canDraw()
  await room.saved()
})

test('text written before there is a connection to the room is kept and sent', async () => {
  const { b, roomId, storageState } = await running()
  const { page } = await visitor({ storageState, forgive: [/\/rt\//, /ERR_FAILED/] })
  const room = new RoomPage(page)
  let isCut = true
  await page.routeWebSocket(/\/rt\//, (socket) => {
    if (isCut) void socket.close()
    else socket.connectToServer()
  })
  await page.route('**/rt/**', (route) => (isCut ? route.abort() : route.continue()))
  await page.goto(`/rooms/${roomId}`)
  await room.field('Purpose').fill('Who pays for it?')
  await room.say('Nobody hears this yet')
  await room.chat.getByText('waiting to be sent').waitFor()
  isCut = false
  await b.chat.getByText('Nobody hears this yet').waitFor({ timeout: 60_000 })
  await b.tab('Worksheet').click()
  await expect.poll(() => b.worksheet.locator('textarea').first().inputValue()).toBe('Who pays for it?')
  await room.saved()
})

test('the code of the board is loaded before the round starts, and before the room is opened', async () => {
  const { page } = await visitor()
  await signUp(page, 'Ines')
  await visit(page, '/cases/url-shortener')
  await expect.poll(() => hasBoardCode(page)).toBe(true)
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await expect.poll(() => hasBoardCode(page)).toBe(true)
})

test('the code of the board is loaded for users who are about to join', async () => {
  const [{ page }, { page: pageOfB }] = [await visitor(), await visitor()]
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Be interviewed' })
  await page.getByRole('button', { name: 'Copy invite link' }).click()
  const link = await page.getByLabel('Invite link', { exact: true }).inputValue()
  await visit(pageOfB, link)
  await expect.poll(() => hasBoardCode(pageOfB)).toBe(true)
})

test('a room looks the same whether it was opened from another page or loaded directly', async () => {
  const { page } = await visitor()
  await signUp(page, 'Mara')
  await createRoom(page, { caseId: 'url-shortener', as: 'Interview someone' })
  const guide = new RoomPage(page).guide
  await guide.getByText('Read aloud').waitFor()
  const reached = await distances(page)
  expect(reached['Who is here']).toMatch(/^0px 0px [1-9]/)
  await page.reload()
  await guide.getByText('Read aloud').waitFor()
  await ready(page)
  expect(await distances(page)).toEqual(reached)
})

/** Margins and padding of every element with its own text, by that text. */
function distances(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const found: Record<string, string> = {}
    for (const node of document.querySelectorAll('h1, h2, h3, h4, p, small, li, dt, dd, blockquote')) {
      const { marginTop, marginRight, marginBottom, padding, fontSize } = getComputedStyle(node)
      const words = (node.textContent ?? '').slice(0, 80)
      if (node.checkVisibility())
        found[words] = [marginTop, marginRight, marginBottom, padding, fontSize].join(' ')
    }
    return found
  })
}

/** Whether the page has loaded a script that can only be the board's, judging by its size. */
function hasBoardCode(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .filter(
          (entry) =>
            entry.name.endsWith('.js') && (entry as PerformanceResourceTiming).decodedBodySize > 400_000,
        ).length > 1,
  )
}
