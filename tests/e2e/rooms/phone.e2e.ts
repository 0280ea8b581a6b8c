import { expect, test } from 'vitest'
import { createRoom, meet, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('on a phone each part of an interviewer’s room ends above the tabs, and its controls are large enough for a finger', async () => {
  const { page } = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const room = new RoomPage(page)
  await signUp(page, 'Mara')
  await createRoom(page, { caseId: 'hotel-booking-system', as: 'Interview someone' })
  const tabs = page.getByRole('navigation', { name: 'Parts of the room' })
  const parts = {
    Guide: room.guide,
    Worksheet: room.worksheet,
    Marks: page.getByRole('region', { name: 'Private notes' }),
    Chat: room.chat,
  }
  for (const [name, part] of Object.entries(parts)) {
    await tabs.getByRole('button', { name }).tap()
    await part.waitFor()
    const [end, begin] = [await part.boundingBox(), await tabs.boundingBox()]
    expect([name, (end?.y ?? 0) + (end?.height ?? 0) <= (begin?.y ?? 0) + 1]).toEqual([name, true])
    const small = await part.page().evaluate(() => {
      const controls = document.querySelectorAll<HTMLElement>(
        ':is(main, section, aside, form) :is(button, summary, input:not([type=checkbox]), select, textarea)',
      )
      // 44 px, less the borders around.
      const low = [...controls].filter((each) => each.checkVisibility() && each.offsetHeight < 42)
      return low.map((each) => each.getAttribute('aria-label') ?? each.textContent)
    })
    expect([name, small]).toEqual([name, []])
    // How to use a number is described for touch.
    if (name === 'Marks')
      expect(await page.locator('#mark-meaning').innerText()).toBe('Tap a number to read what it means.')
  }
})

test('messages that arrive while another part is shown are counted until they are seen', async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await a.canDraw()

  await a.button('Collapse chat').click()
  await b.say('Begin with a question')
  await a.chat.getByText('1 new').waitFor()
  await a.button('Hide panel').click()
  await b.button('Next step').click()
  await b.button('Reveal hint 1').click()
  await a.button('Show panel, 1 new').waitFor()

  await a.page.setViewportSize({ width: 390, height: 844 })
  const chat = a.page
    .getByRole('navigation', { name: 'Parts of the room' })
    .getByRole('button', { name: 'Chat' })
  await b.say('And then a number')
  await chat.getByText('1 new').waitFor()
  await chat.click()
  await a.chat.getByText('And then a number').waitFor()
  expect(await chat.getByText('new').count()).toBe(0)
})

const UPRIGHT = { width: 390, height: 844 }
const ON_ITS_SIDE = { width: 844, height: 390 }
const PHONE = { viewport: UPRIGHT, hasTouch: true, isMobile: true }

test('an interviewer runs a round with the thumb of one hand', { timeout: 180_000 }, async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor(PHONE)).page)]
  await meet(a, b, 'hotel-booking-system')
  const { page } = b
  const part = (name: string) =>
    page.getByRole('navigation', { name: 'Parts of the room' }).getByRole('button', { name })
  await part('Lobby').tap()
  await b.button('Start interview').tap()
  await a.canDraw()

  // The text comes first, with the complete title above it.
  await b.guide.getByText('Read aloud').waitFor()
  expect(await part('Guide').getAttribute('aria-pressed')).toBe('true')
  const cut = await page
    .getByRole('heading', { level: 1 })
    .evaluate((node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
  expect(cut).toBe(false)

  // Pause, Note and Next step are in the lowest quarter, and nothing that ends the round is beside them.
  const bar = page.getByRole('region', { name: 'Run the round' })
  expect((await bar.getByRole('button').allTextContents()).filter(Boolean)).toEqual(['Note', 'Next step'])
  for (const button of [...(await bar.getByRole('button').all()), part('Guide')]) {
    const box = await button.boundingBox()
    expect(box?.y).toBeGreaterThan(UPRIGHT.height * 0.75)
    expect(box?.height).toBeGreaterThanOrEqual(44)
  }
  expect(await b.button('End interview').count()).toBe(0)
  await b.button('Room menu').tap()
  await page.getByRole('menuitem', { name: 'End interview' }).waitFor()
  await page.keyboard.press('Escape')

  // An accidental step is undone.
  await bar.getByRole('button', { name: 'Next step' }).tap()
  await a.stage.getByText(/step 2 of/).waitFor()
  await bar.getByRole('button', { name: 'Undo' }).tap()
  await a.stage.getByText(/step 1 of/).waitFor()
  await bar.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' })

  // A note is written over the guide.
  await bar.getByRole('button', { name: 'Note', exact: true }).tap()
  await page.keyboard.type('Asked who it is for')
  await page.keyboard.press('Enter')
  await b.guide.waitFor()
  await part('Marks').tap()
  await page.getByRole('region', { name: 'Private notes' }).getByText('Asked who it is for').waitFor()

  // A count of new messages is beside the chat icon.
  await a.say('Hello')
  await part('Chat').getByText('1 new').waitFor()
  const [sign, count] = [
    await part('Chat').locator('svg').boundingBox(),
    await part('Chat').getByText('1 new').boundingBox(),
  ]
  expect((count?.x ?? 0) + (count?.width ?? 0)).toBeLessThan(UPRIGHT.width - 4)
  expect(count?.x).toBeGreaterThan((sign?.x ?? 0) + (sign?.width ?? 0) / 2)

  // The candidate's complete board fits on the small one.
  await part('Board').tap()
  await b.canDraw()
  await b.board.getByText('Following Ines').waitFor()
  const [wide, narrow] = [await a.board.boundingBox(), await b.board.boundingBox()]
  const zoom = ((narrow?.width ?? 0) / (wide?.width ?? 1)) * 100
  const shown = b.board.getByRole('button', { name: 'Reset zoom' })
  await expect.poll(async () => Number.parseInt((await shown.textContent()) ?? '', 10)).toBeCloseTo(zoom, -1)

  // In landscape, too, one thing is shown at a time, as high as the window allows.
  await page.setViewportSize(ON_ITS_SIDE)
  await b.canDraw()
  await expect
    .poll(async () => (await b.board.boundingBox())?.height)
    .toBeGreaterThan(ON_ITS_SIDE.height * 0.7)
  await expect.poll(async () => (await b.board.boundingBox())?.width).toBeGreaterThan(ON_ITS_SIDE.width * 0.7)
  // The button that undoes a step covers nothing of the board.
  await bar.getByRole('button', { name: 'Next step' }).tap()
  const undo = await bar.getByRole('button', { name: 'Undo' }).boundingBox()
  const board = await b.board.boundingBox()
  expect(undo?.x).toBeGreaterThanOrEqual((board?.x ?? 0) + (board?.width ?? 0))
  expect((undo?.x ?? 0) + (undo?.width ?? 0)).toBeLessThanOrEqual(ON_ITS_SIDE.width)
  for (const name of ['Guide', 'Worksheet', 'Marks', 'Chat']) {
    await part(name).tap()
    for (const button of [...(await bar.getByRole('button').all()), part(name)]) {
      const box = await button.boundingBox()
      expect([name, (box?.y ?? 0) + (box?.height ?? 0) <= ON_ITS_SIDE.height]).toEqual([name, true])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      ON_ITS_SIDE.width,
    )
  }
})
