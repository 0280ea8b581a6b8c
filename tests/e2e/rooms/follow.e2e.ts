import { expect, test } from 'vitest'
import { meet, RoomPage } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('[B38] a follower sees what the partner looks at, until they act on the board themselves', {
  timeout: 120_000,
}, async () => {
  const { page: pageOfA } = await visitor()
  const { page: pageOfB } = await visitor({
    viewport: { width: 1024, height: 768 },
    hasTouch: true,
    isMobile: true,
  })
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  await meet(a, b, 'url-shortener')
  expect(await a.button('Follow Mara’s view').count()).toBe(0)
  await b.button('Start interview').tap()
  await Promise.all([a.canDraw(), b.canDraw()])
  await a.draw('r', [420, 200], [600, 400])
  await expect.poll(() => b.ink()).toBeGreaterThan(200)
  const [followMara, followInes] = [a.button('Follow Mara’s view'), b.button('Follow Ines’s view')]
  const frameOfA = a.board.getByText('Following Mara')
  const frameOfB = b.board.getByText('Following Ines')

  // The interviewer follows the candidate's view from the start, and stops with a tap.
  await frameOfB.waitFor()
  // The complete view, however much of the window the guide takes.
  const zoomOn = async ({ board }: RoomPage) =>
    Number.parseInt((await board.getByRole('button', { name: 'Reset zoom' }).textContent()) ?? '', 10)
  const zoomOfB = () => zoomOn(b)
  const whole = async () => {
    const [of, on] = [await a.board.boundingBox(), await b.board.boundingBox()]
    if (!of || !on) throw new Error('There is no board')
    return Math.round(Math.min(on.width / of.width, on.height / of.height, 1) * 100)
  }
  const beside = await whole()
  await expect.poll(zoomOfB).toBe(beside)
  await b.button('Hide guide').tap()
  expect(await b.button('Show guide').textContent()).toBe('Guide')
  await expect.poll(async () => (await zoomOfB()) === (await whole())).toBe(true)
  expect(await zoomOfB()).toBeGreaterThan(beside)
  await b.button('Show guide').tap()
  await expect.poll(zoomOfB).toBe(beside)
  await a.scroll(3_000)
  await expect.poll(() => a.ink()).toBe(0)
  await expect.poll(() => b.ink()).toBe(0)
  await a.scroll(-3_000)
  await expect.poll(() => b.ink()).toBeGreaterThan(200)
  await b.button(/^Following Ines/).tap()
  await frameOfB.waitFor({ state: 'detached' })
  expect(await followInes.getAttribute('aria-pressed')).toBe('false')
  await a.scroll(3_000)
  await expect.poll(() => a.ink()).toBe(0)
  expect(await b.ink()).toBeGreaterThan(200)

  // The board offers to follow again: the view jumps at once, and then moves along.
  await b.board.getByRole('button', { name: 'Follow Ines' }).tap()
  await frameOfB.waitFor()
  expect(await followInes.getAttribute('aria-pressed')).toBe('true')
  await expect.poll(() => b.ink()).toBe(0)
  await a.scroll(-3_000)
  await expect.poll(() => b.ink()).toBeGreaterThan(200)
  await b.button(/^Following Ines/).tap()
  await frameOfB.waitFor({ state: 'detached' })
  await a.scroll(3_000)
  await expect.poll(() => a.ink()).toBe(0)

  // With a keyboard: Escape. In a field it only leaves the field.
  await followMara.click()
  await expect.poll(() => a.ink()).toBeGreaterThan(200)
  await pageOfA.getByRole('list', { name: 'People here' }).getByText('you’re following').waitFor()
  await a.field('Purpose').focus()
  await frameOfA.waitFor()
  await pageOfA.keyboard.press('Escape')
  await expect
    .poll(() => a.field('Purpose').evaluate((field) => field === document.activeElement))
    .toBe(false)
  expect(await frameOfA.isVisible()).toBe(true)
  await pageOfA.keyboard.press('Escape')
  await frameOfA.waitFor({ state: 'detached' })

  // It continues in a narrower window, where the board is elsewhere.
  await followMara.click()
  await frameOfA.waitFor()
  await pageOfA.setViewportSize({ width: 390, height: 844 })
  await pageOfA.getByRole('navigation', { name: 'Parts of the room' }).waitFor()
  await a.canDraw()
  // The other's complete view is fitted in, so it is drawn small.
  await expect.poll(() => a.ink()).toBeGreaterThan(0)
  expect(await frameOfA.isVisible()).toBe(true)
  await pageOfA.setViewportSize({ width: 1440, height: 900 })
  await a.canDraw()
  await frameOfA.waitFor()
  await pageOfA.keyboard.press('Escape')
  await frameOfA.waitFor({ state: 'detached' })

  // It stops when the follower scrolls or draws.
  await followMara.click()
  await frameOfA.waitFor()
  await a.scroll(100)
  await frameOfA.waitFor({ state: 'detached' })
  await followMara.click()
  await frameOfA.waitFor()
  await a.draw('o', [640, 300], [700, 360])
  await frameOfA.waitFor({ state: 'detached' })
  await expect.poll(async () => (await a.shapes()).length).toBe(2)

  // A second tab has the candidate's view at once, before they move.
  await a.scroll(3_000)
  await expect.poll(() => a.ink()).toBe(0)
  const second = new RoomPage(await pageOfB.context().newPage())
  await second.page.goto(pageOfB.url())
  await second.canDraw()
  await second.board.getByText('Following Ines').waitFor()
  const fitting = ((await whole()) * (await zoomOn(a))) / 100
  await expect.poll(async () => Math.abs((await zoomOn(second)) - fitting)).toBeLessThanOrEqual(1)
  await expect.poll(() => second.ink()).toBe(0)
  await second.page.close()

  // The partner leaves.
  await followMara.click()
  await frameOfA.waitFor()
  await pageOfB.goto('/cases')
  await frameOfA.waitFor({ state: 'detached' })
  expect(await followMara.count()).toBe(0)
})
