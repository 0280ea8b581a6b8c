import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, partAt } from '@/tests/support/axe'
import { meet, RoomPage, ready, visit } from '@/tests/support/room-page'
import { answersOf, textOf } from '@/tests/support/traffic/answers-of'
import { asksOf } from '@/tests/support/traffic/asks-of'
import { visitors } from '@/tests/support/visitors'
import { withoutBoard } from '@/tests/support/without-board'
import { ink, inkBox, posterBox } from './drawn'
import { keepsLines, kept, movesAsArchive } from './kept-files'
import { withSmallWindows } from './small-windows'

const visitor = visitors()

const SIZES = [
  [1440, 900],
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const
/** Contained in the board's code and in no other. */
const BOARD_CODE = 'excalidraw__canvas'
const BOARD_STYLES = '.excalidraw .App-menu{'
const PRIVATE_NOTE = 'Heard before the first box'
/** The name of a private mark's event in a log. */
const PRIVATE_MARK = 'mark/set'

const slider = (page: Page) => page.getByRole('slider', { name: 'Moment of the round' })
const place = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'))
const boardAt = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The files that a page links to, concatenated. */
async function linked(page: Page, html: string, link: RegExp): Promise<string> {
  const files = [...html.matchAll(link)].map(async ([, path = '']) =>
    (await page.request.get(path.replaceAll('&amp;', '&'))).text(),
  )
  return (await Promise.all(files)).join()
}

/** The same once the view is fitted to the board. */
async function settledInk(page: Page): Promise<number> {
  let before = 0
  await expect
    .poll(async () => {
      const now = await ink(page)
      const isSettled = now > 0 && now === before
      before = now
      return isSettled
    })
    .toBe(true)
  return before
}

test('[RP1][RP7][RP8][RP9][RP10][RP12][RP13][EX4][EX5][EX6][EX8][IM1] a finished round is played, sought, entered at a moment, linked to and saved as files', {
  timeout: 300_000,
}, async () => {
  const [{ page: pageOfA }, { page: pageOfB }] = [await visitor(), await visitor()]
  const answersOfA = answersOf(pageOfA)
  const [a, b] = [new RoomPage(pageOfA), new RoomPage(pageOfB)]
  const roomId = await meet(a, b, 'hotel-booking-system')
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  await b.tab('Notes').click()
  await pageOfB.getByRole('textbox', { name: 'Private note' }).fill(PRIVATE_NOTE)
  await pageOfB.getByRole('textbox', { name: 'Private note' }).press('Enter')
  await pageOfB.getByRole('region', { name: 'Private notes' }).getByText(PRIVATE_NOTE).waitFor()
  await b.button('Scope: 3').click()
  await expect.poll(() => b.button('Scope: 3').getAttribute('aria-pressed')).toBe('true')
  await a.draw('r', [300, 200], [460, 300])
  await expect.poll(async () => (await b.shapes()).length).toBe(1)
  await a.say('The first box is there')
  await b.chat.getByText('The first box is there').waitFor()
  // A message belongs to its moment, so later actions have to come a little later.
  const said = await a.remaining()
  await expect.poll(() => a.remaining()).toBeLessThan(said - 1)
  await b.button('Next step').click()
  await expect.poll(() => a.stage.textContent()).toMatch(/Questions/)
  await a.draw('r', [560, 200], [720, 300])
  await a.draw('r', [300, 400], [460, 500])
  await expect.poll(async () => (await b.shapes()).length).toBe(3)
  await a.write('Links', [360, 440])
  await expect.poll(async () => (await b.shapes()).length).toBe(4)
  await a.saved()
  await b.button('End interview').click()
  await b.button('End now').click()
  await a.page.getByText('The interview has ended.').waitFor()

  // [RP10] The page names the board's code, but none of its styles; until the end is drawn, nothing requests the log.
  const html = await (await pageOfA.request.get(`/sessions/${roomId}`)).text()
  expect(await linked(pageOfA, html, /<link rel="preload"[^>]*href="([^"]+\.js)"/g)).toContain(BOARD_CODE)
  expect(await linked(pageOfA, html, /<link rel="stylesheet"[^>]*href="([^"]+)"/g)).not.toContain(
    BOARD_STYLES,
  )
  const asks = asksOf(pageOfA, `/api/sessions/${roomId}/replay`)
  const letBoardCome = await withoutBoard(pageOfA, 'slow')
  await pageOfA.goto(`/sessions/${roomId}`, { waitUntil: 'commit' })
  await ready(pageOfA)
  await pageOfA.getByText('Final board', { exact: true }).waitFor()
  expect(asks()).toBe(0)
  // [RP12] Meanwhile its poster is shown in the canvas's place.
  const poster = pageOfA.locator('[data-board-poster]')
  expect(await poster.locator('text').allTextContents()).toEqual(['Links'])
  await expectAccessible(pageOfA, 'the poster of a board')
  const before = await posterBox(poster)
  letBoardCome()
  await expect.poll(asks).toBeGreaterThan(0)
  await poster.waitFor({ state: 'detached' })
  const after = await inkBox(pageOfA)
  for (const side of ['left', 'top', 'right', 'bottom'] as const)
    expect(Math.abs(after[side] - before[side]), `${side} of the drawing`).toBeLessThan(8)
  await pageOfA.unroute('**/_next/static/chunks/*.js')

  // [RP8] It opens at the end.
  await pageOfA.getByText('Final board', { exact: true }).waitFor()
  const total = await place(pageOfA)
  expect(total).toBe(Number(await slider(pageOfA).getAttribute('aria-valuemax')))
  expect(await slider(pageOfA).getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d, the end$/)
  const whole = await settledInk(pageOfA)

  // [EX4] The board is saved both as an Excalidraw file and as a picture; the design as a document.
  await pageOfA.getByRole('button', { name: 'Download', exact: true }).click()
  await pageOfA.getByRole('menuitem').first().waitFor()
  await expectAccessible(pageOfA, 'downloads', 'menu')
  await pageOfA.keyboard.press('Escape')
  const drawing = await kept(pageOfA, 'Board to edit in Excalidraw')
  expect(drawing.name).toBe('hotel-availability-and-booking.excalidraw')
  const { type, elements } = JSON.parse(drawing.content.toString()) as {
    type: string
    elements: { type: string }[]
  }
  expect([type, ...elements.map((element) => element.type)]).toEqual([
    ...['excalidraw', 'rectangle', 'rectangle', 'rectangle', 'text'],
  ])
  expect((await kept(pageOfA, 'Board as a picture (PNG)')).content.subarray(1, 4).toString()).toBe('PNG')
  const written = (await kept(pageOfA, 'Design document (Markdown)')).content.toString()
  expect(written).toMatch(/^# Hotel availability and booking\n/)
  await keepsLines(pageOfA)
  // [EX8] Set with fonts of this server, by code that the policy allows.
  const pdf = await kept(pageOfA, 'Design document (PDF)')
  expect([pdf.name, pdf.content.subarray(0, 5).toString()]).toEqual([
    'hotel-availability-and-booking.pdf',
    '%PDF-',
  ])
  await movesAsArchive(pageOfA)

  // [RP7] A message leads to its moment: later drawings are not shown, and going back leads to the end.
  await pageOfA.getByRole('tab', { name: /^Chat/ }).click()
  const chip = pageOfA
    .getByRole('listitem')
    .filter({ hasText: 'The first box is there' })
    .getByRole('button', { name: /^Show the moment/ })
  await chip.click()
  await boardAt(pageOfA, 'Board at this moment').waitFor()
  expect(await chip.getAttribute('aria-pressed')).toBe('true')
  await expect.poll(async () => (await ink(pageOfA)) < whole * 0.6 && (await ink(pageOfA)) > 0).toBe(true)
  expect(await slider(pageOfA).getAttribute('aria-valuetext')).toMatch(/, Introductions$/)
  await pageOfA.getByRole('button', { name: 'Copy link to this moment' }).click()
  await pageOfA.getByText('Copied', { exact: true }).waitFor()
  const link = await pageOfA.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).pathname).toBe(`/sessions/${roomId}`)
  const moment = await place(pageOfA)
  await pageOfA.getByRole('button', { name: 'Back to the end' }).click()
  await pageOfA.getByText('Final board', { exact: true }).waitFor()
  await expect.poll(() => ink(pageOfA)).toBe(whole)
  expect(await chip.getAttribute('aria-pressed')).toBe('false')

  // [RP9] Keys: to the beginning, to the next moment, on by five seconds, play and pause, faster.
  await slider(pageOfA).focus()
  await pageOfA.keyboard.press('Home')
  await expect.poll(() => place(pageOfA)).toBe(0)
  await expect.poll(() => ink(pageOfA)).toBe(0)
  await pageOfA.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => place(pageOfA)).toBe(moment)
  await pageOfA.keyboard.press('ArrowLeft')
  await expect.poll(() => place(pageOfA)).toBe(Math.max(0, moment - 5))
  for (let faster = 0; faster < 4; faster++) await pageOfA.keyboard.press('>')
  expect(await pageOfA.getByRole('radio', { name: '16×' }).isChecked()).toBe(true)
  await pageOfA.keyboard.press('Space')
  await pageOfA.getByText('Final board', { exact: true }).waitFor()
  expect(await place(pageOfA)).toBe(total)
  await pageOfA.getByRole('button', { name: 'Play' }).waitFor()
  await expect.poll(() => ink(pageOfA)).toBe(whole)

  // [RP7] The link opens at its moment for another member.
  await withSmallWindows(pageOfB)
  await visit(pageOfB, link)
  await expect.poll(() => place(pageOfB)).toBe(moment)
  await boardAt(pageOfB, 'Board at this moment').waitFor()
  await pageOfB.getByRole('tab', { name: /^Chat/ }).click()
  await pageOfB.getByText('The first box is there').waitFor()
  await expect.poll(() => ink(pageOfB)).toBeGreaterThan(0)
  await pageOfB.getByRole('tab', { name: /^Notes/ }).click()
  await pageOfB.getByText(PRIVATE_NOTE, { exact: true }).waitFor()

  // [RP13] The clock opens in a small window, which plays and pauses, and closes with the same button.
  const clock = pageOfB.getByRole('button', { name: 'Clock in a small window' })
  const [small] = await Promise.all([pageOfB.waitForEvent('popup'), clock.click()])
  await small.getByText(/^\d\d:\d\d \/ \d\d:\d\d$/).waitFor()
  await expectAccessible(small, 'the clock in a small window')
  await small.getByRole('button', { name: 'Play' }).click()
  await small.getByRole('button', { name: 'Pause' }).click()
  await pageOfB.getByRole('button', { name: 'Play', exact: true }).waitFor()
  await Promise.all([small.waitForEvent('close'), clock.click()])
  await expect.poll(() => clock.getAttribute('aria-pressed')).toBe('false')
  await visit(pageOfB, link)

  // It fits and can be used at every size, including at a moment.
  for (const colorScheme of ['light', 'dark'] as const) {
    await pageOfB.emulateMedia({ colorScheme })
    for (const [width, height] of SIZES) {
      await pageOfB.setViewportSize({ width, height })
      await expect
        .poll(() => pageOfB.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
        .toBeLessThanOrEqual(0)
      const isBetween = width !== 1440 && width !== 390
      await expectAccessible(pageOfB, `a moment, ${colorScheme}, ${width} px`, partAt(colorScheme, isBetween))
    }
  }

  // [RP1] Nothing that Ines ever received contains what only Mara may see; Mara’s replay does.
  const replayFor = async (page: Page) =>
    textOf(await (await page.request.get(`/api/sessions/${roomId}/replay`)).body())
  const answers = `${await answersOfA()} ${await replayFor(pageOfA)}`
  expect(answers).toContain('The first box is there')
  for (const secret of [PRIVATE_NOTE, PRIVATE_MARK]) expect(answers.includes(secret)).toBe(false)
  const hers = await replayFor(pageOfB)
  expect([hers.includes(PRIVATE_NOTE), hers.includes(PRIVATE_MARK)]).toEqual([true, true])
})
