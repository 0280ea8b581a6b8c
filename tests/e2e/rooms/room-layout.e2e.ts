import { readdirSync, readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { GUIDED_STEPS, type GuidedStep } from '@/lib/framework/steps'
import { meet, RoomPage } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

test('the ruler stays in place whatever the step and pace, and every step fits on one line', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await b.canDraw()
  const ruler = b.stage.getByRole('img', { name: 'Plan:' })
  const edges = async () => {
    const { x, width } = await boxOf(ruler)
    return [x, x + width].map(Math.round)
  }
  const first = new Map<number, number[]>()
  for (let step = 1; step <= 16; step++) {
    const steps = b.stage.getByText(new RegExp(`step ${step} of 16`))
    await steps.waitFor()
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1280, height: 720 },
      { width: 1024, height: 768 },
    ]) {
      await b.page.setViewportSize(size)
      const what = `step ${step} at ${size.width}`
      await expect
        .poll(() => b.stage.boundingBox().then((box) => box?.width), { message: what })
        .toBe(size.width)
      if (!first.has(size.width)) first.set(size.width, await edges())
      expect(await edges(), what).toEqual(first.get(size.width))
      expect((await boxOf(steps)).height, what).toBeLessThan(20)
      expect(await isOnTop(steps), what).toBe(true)
      const title = b.stage.locator('b').first()
      expect(await title.evaluate((node) => node.scrollWidth - node.clientWidth), what).toBeLessThanOrEqual(0)
    }
    if (step < 16) await b.button('Next step').click()
  }
  // The button that undoes a step covers no control that may be needed then.
  await b.page.setViewportSize({ width: 1440, height: 900 })
  await b.button('Previous step').click()
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
    [1024, 768],
    [768, 1024],
  ] as const) {
    await b.page.setViewportSize({ width, height })
    await b.button('Next step').click()
    const undo = b.button('Undo').filter({ hasText: 'Undo' })
    await undo.waitFor()
    const around = undo.locator('..')
    const follow = b.board.getByRole('button', { name: /^Follow/ })
    const fit = b.board.getByRole('button', { name: 'Fit', exact: true })
    for (const other of [follow, fit])
      expect(
        meetEachOther(await boxOf(around), await boxOf(other)),
        `${await other.textContent()} at ${width}`,
      ).toBe(false)
    await undo.click()
    await undo.waitFor({ state: 'detached' })
  }
  // Nobody can wait until the round is half an hour behind.
  await b.stage.getByText(/ahead$/).evaluate((pace) => {
    pace.dataset.late = 'true'
    pace.textContent = '28:48 behind'
  })
  for (const [width, before] of first) {
    await b.page.setViewportSize({ width, height: 720 })
    await expect.poll(() => b.stage.boundingBox().then((box) => box?.width)).toBe(width)
    expect(await edges(), `behind at ${width}`).toEqual(before)
  }
})

test('hints are above the fold of a low screen in the step with most to say', {
  timeout: 240_000,
}, async () => {
  const [a, b] = [
    new RoomPage((await visitor()).page),
    new RoomPage((await visitor({ viewport: { width: 1280, height: 720 } })).page),
  ]
  const { caseId, longest } = caseWithMostToSay()
  // This length has neither introductions nor a wrap-up: its first and last steps include their content.
  await meet(a, b, caseId, 35)
  await b.button('Start interview').click()
  await b.canDraw()
  const hints = b.guide.locator('section', { has: b.page.getByRole('heading', { name: /^Hints/ }) })
  for (const step of new Set<GuidedStep>([longest, ...GUIDED_STEPS])) {
    await b.guide.getByLabel('Guide step').selectOption(step)
    await hints.waitFor()
    for (const part of [
      hints.getByRole('heading'),
      hints.getByRole('button', { name: 'Reveal hint 1' }),
      hints.getByText('3', { exact: true }),
    ])
      expect(await isOnTop(part), `${step}: ${await part.textContent()}`).toBe(true)
  }
  // Hovering over a later hint shows it completely.
  const last = hints.getByRole('listitem').last().getByRole('paragraph')
  const cut = () => last.evaluate((node) => node.scrollWidth > node.clientWidth)
  expect(await cut()).toBe(true)
  await last.hover()
  await expect.poll(cut).toBe(false)
  await b.page.mouse.move(640, 400)
  await expect.poll(cut).toBe(true)
  // So does reaching it with the keyboard.
  await hints.getByRole('button', { name: 'Reveal hint 1' }).focus()
  await b.page.keyboard.press('Tab')
  await b.page.keyboard.press('Tab')
  await expect.poll(cut).toBe(false)
  // Curveballs are one key or one click away, whatever the guide shows.
  const curveballs = b.guide.getByRole('region', { name: 'Curveballs' })
  const isThere = () => isOnTop(curveballs.getByRole('heading', { name: 'Curveballs' }))
  expect(await isThere()).toBe(false)
  await b.page.keyboard.press('Alt+c')
  await expect.poll(isThere).toBe(true)
  expect(await curveballs.evaluate((node) => node === document.activeElement)).toBe(true)
  await b.guide.getByLabel('Guide step').selectOption('personas')
  await expect.poll(isThere).toBe(false)
  await hints.getByRole('button', { name: /^Curveballs/ }).click()
  await expect.poll(isThere).toBe(true)
  // A step begins with what to say, wherever the guide was scrolled to in the previous one.
  await b.guide.getByRole('button', { name: 'back to the step' }).click()
  await b.guide.getByRole('heading', { name: 'The hardest part' }).scrollIntoViewIfNeeded()
  const say = b.guide.getByRole('heading', { name: 'Say', exact: true })
  expect(await isOnTop(say)).toBe(false)
  await b.button('Next step').click()
  await expect.poll(() => isOnTop(say)).toBe(true)
  // A key opens a collapsed guide too.
  await b.button('Hide guide').click()
  await b.page.keyboard.press('Alt+c')
  await expect.poll(isThere).toBe(true)
})

test('nothing covers the board of an interviewer: panels without room beside it collapse', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await b.canDraw()
  const panel = b.page.getByRole('complementary', { name: 'Side panel' })
  for (const width of [1440, 1100, 1024, 1001, 1000, 768]) {
    await b.page.setViewportSize({ width, height: 768 })
    await expect.poll(() => b.stage.boundingBox().then((box) => box?.width)).toBe(width)
    const both = width > 1000
    await expect.poll(() => panel.count(), { message: `${width}` }).toBe(both ? 1 : 0)
    const [guide, board] = [await boxOf(b.guide), await boxOf(b.board)]
    expect(guide.x + guide.width, `${width}`).toBeLessThanOrEqual(board.x)
    expect(board.width, `${width}`).toBeGreaterThan(400)
  }
  // A private note opens its panel, and the guide makes room.
  await b.page.keyboard.press('Alt+m')
  const note = panel.getByRole('textbox', { name: 'Private note' })
  await expect.poll(() => note.evaluate((field) => field === document.activeElement)).toBe(true)
  await b.button('Show guide').click()
  await panel.waitFor({ state: 'detached' })
  await b.page.setViewportSize({ width: 1440, height: 900 })
  await Promise.all([panel.waitFor(), b.guide.waitFor()])
})

test('on a phone nothing of the board is cut off, and floating controls cover nothing else', {
  timeout: 180_000,
}, async () => {
  const viewport = { width: 390, height: 844 }
  const phone = await visitor({ viewport, hasTouch: true, isMobile: true })
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage(phone.page)]
  await meet(a, b, 'url-shortener')
  const part = (name: string) =>
    b.page.getByRole('navigation', { name: 'Parts of the room' }).getByRole('button', { name })
  await part('Lobby').tap()
  await b.button('Start interview').tap()
  await part('Board').tap()
  await b.canDraw()

  const controls = {
    lockAndHand: b.board.locator('.mobile-misc-tools-container'),
    chip: b.button(/^Following Ines/),
    zoom: b.board.getByRole('button', { name: 'Fit', exact: true }),
    zoomOut: b.board.getByRole('button', { name: 'Zoom out' }),
    bar: b.board.locator('.App-bottom-bar > .Island'),
  }
  const apart = async () => {
    const boxes = await Promise.all(
      Object.entries(controls).map(async ([name, control]) => [name, await boxOf(control)] as const),
    )
    const board = await boxOf(b.board)
    const out = boxes.filter(([, box]) => !isWithin(box, board)).map(([name]) => `${name} is cut off`)
    const met = boxes.flatMap(([one, box], index) =>
      boxes
        .slice(index + 1)
        .flatMap(([other, beside]) => (meetEachOther(box, beside) ? `${one} on ${other}` : [])),
    )
    return [...out, ...met]
  }
  await expect.poll(apart).toEqual([])
  // The chip is in the row right above the board's lower bar.
  const [chip, bar] = [await boxOf(controls.chip), await boxOf(controls.bar)]
  expect(bar.y - (chip.y + chip.height)).toBeLessThan(24)
  controls.chip = b.button(/^Follow Ines$/)
  await b.button(/^Following Ines/).tap()
  await expect.poll(apart).toEqual([])

  // The button that undoes a step is in the bar, not over fields to write in.
  const run = b.page.getByRole('region', { name: 'Run the round' })
  const next = await boxOf(run.getByRole('button', { name: 'Next step' }))
  for (const name of ['Board', 'Worksheet', 'Marks', 'Chat']) {
    await part(name).tap()
    await run.getByRole('button', { name: 'Next step' }).tap()
    const undo = run.getByRole('button', { name: 'Undo' })
    await undo.waitFor()
    expect(isWithin(await boxOf(undo), await boxOf(run)), name).toBe(true)
    // At the same place for the thumb. If a row's height is a fraction, the box may be rounded the other way.
    const again = await boxOf(run.getByRole('button', { name: 'Next step' }))
    expect(Math.max(Math.abs(again.x - next.x), Math.abs(again.y - next.y)), name).toBeLessThan(2)
    await undo.tap()
    await undo.waitFor({ state: 'detached' })
  }
})

type Box = { x: number; y: number; width: number; height: number }

async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox()
  if (!box) throw new Error(`${part} is not on the screen`)
  return box
}

function isWithin(box: Box, around: Box): boolean {
  return (
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height
  )
}

function meetEachOther(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** Whether the middle and both ends of an element are visible, with nothing over them. */
function isOnTop(part: Locator): Promise<boolean> {
  return part.evaluate((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect()
    const places = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 2, top + 2],
      [right - 2, bottom - 2],
    ] as const
    return places.every(([x, y]) => {
      const found = document.elementFromPoint(x, y)
      return found !== null && (node.contains(found) || found.contains(node))
    })
  })
}

/** The shipped case, and its step, in which an interviewer has most to say. */
function caseWithMostToSay(): { caseId: string; longest: GuidedStep } {
  const steps = readdirSync('content/cases').flatMap((file) => {
    const parsed = parseCase(readFileSync(`content/cases/${file}`, 'utf8'))
    if (!parsed.ok) return []
    const { guide } = parsed.case
    return GUIDED_STEPS.map((longest) => {
      const { probes, listen } = guide.steps[longest]
      const length = [listen, ...probes.flatMap(({ ask, hear }) => [ask, hear])].join('').length
      return { caseId: file.replace('.md', ''), longest, length }
    })
  })
  const [most] = steps.toSorted((one, other) => other.length - one.length)
  if (!most) throw new Error('There are no cases')
  return most
}
