import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { exampleDrawing } from '@/components/check/example-drawing'
import { TWO_ZONES } from '@/tests/board-graph/two-zones'
import { expectAccessible } from '@/tests/support/axe'
import { enter, tabTo } from '@/tests/support/keyboard'
import { createRoom, RoomPage, signUp, visit } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

const drawing = (page: Page) => page.getByRole('region', { name: 'Drawing', exact: true })
const pins = (page: Page) => drawing(page).locator('span[data-severity]')
const questions = (page: Page) => page.getByRole('tabpanel', { name: /^Questions/ }).getByRole('listitem')
const question = (page: Page, words: string) => page.getByRole('button', { name: words })

const SAVED = {
  name: 'photos.excalidraw',
  mimeType: 'application/json',
  buffer: Buffer.from(exampleDrawing()),
}

const ZONES = { type: 'excalidraw', version: 2, source: 'a test', elements: TWO_ZONES, files: {} }

const chooseFile = (page: Page, file: typeof SAVED) =>
  page.locator('input[type=file]').first().setInputFiles(file)

async function dropFile(page: Page, text: string, name: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([content, title]) => {
      const data = new DataTransfer()
      data.items.add(new File([content ?? ''], title ?? ''))
      return data
    },
    [text, name],
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
}

/** The board as displayed, once it no longer moves. */
async function lookAt(shown: Locator): Promise<string> {
  let [before, now] = ['', '']
  await expect
    .poll(async () => {
      before = now
      now = (await shown.screenshot()).toString('base64')
      return now === before
    })
    .toBe(true)
  return now
}

test('[BG24][BG26] a visitor checks drawings with the network cut, and nothing is sent', async () => {
  const { page } = await visitor()
  await page.goto('/check', { waitUntil: 'networkidle' })
  await page.getByRole('heading', { name: 'Drop an .excalidraw file here' }).waitFor()
  await page.context().setOffline(true)
  const asked: string[] = []
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url())
    if (protocol.startsWith('http')) asked.push(`${request.method()} ${pathname}`)
  })

  await chooseFile(page, SAVED)
  await page.getByText('8 parts and 8 connections read.').waitFor()
  await expect.poll(() => questions(page).count()).toBe(4)
  await expect.poll(() => pins(page).count()).toBe(4)
  await lookAt(drawing(page))

  // A file that is not a drawing is rejected, and the drawing stays.
  await dropFile(page, '{"type":"excalidrawlib","libraryItems":[]}', 'icons.excalidrawlib')
  await page.getByRole('alert').getByText('This is a library of shapes').waitFor()
  await page.getByText('8 parts and 8 connections read.').waitFor()
  await dropFile(page, exampleDrawing(), 'again.excalidraw')
  await page.getByText('again.excalidraw').waitFor()
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0)

  // Of two files the later one is shown, however long the other takes to load.
  await page.evaluate(() => {
    const read = File.prototype.text
    File.prototype.text = async function (this: File) {
      if (this.name.startsWith('slow')) await new Promise((resolve) => addEventListener('slow', resolve))
      return read.call(this)
    }
  })
  await dropFile(page, '{"type":"excalidrawlib","libraryItems":[]}', 'slow.excalidrawlib')
  await dropFile(page, exampleDrawing(), 'last.excalidraw')
  await page.getByText('last.excalidraw').waitFor()
  await page.evaluate(async () => {
    dispatchEvent(new Event('slow'))
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  })
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0)

  await page.evaluate((text) => navigator.clipboard.writeText(text), exampleDrawing())
  await page.keyboard.press('Control+v')
  await page.getByText('Pasted drawing').waitFor()
  await page.getByRole('tab', { name: 'What if' }).click()
  await page.getByRole('slider', { name: 'Load' }).waitFor()
  expect(asked.filter((request) => !request.startsWith('GET /excalidraw/fonts/'))).toEqual([])
})

test('[BG11][BG30][DR8] hovering highlights elements, and selecting explains them and moves there, by keyboard', async () => {
  const { page } = await visitor()
  await visit(page, '/check')
  await enter(page, page.getByRole('button', { name: 'Try an example' }))
  await expect.poll(() => pins(page).count()).toBe(4)
  const plain = await lookAt(drawing(page))

  const direct = question(page, 'Who decides what Phone app may read and write in Elasticsearch?')
  await tabTo(page, question(page, 'What do users see while Photos DB is down'))
  await expect.poll(() => lookAt(drawing(page))).not.toBe(plain)
  const before = await pins(page).first().boundingBox()
  await tabTo(page, direct)
  await page.keyboard.press('Enter')
  await page.getByText('A client can be changed by whoever holds it').waitFor()
  await page.getByRole('link', { name: 'Reverse proxy, forward proxy, API gateway' }).waitFor()
  const drill = page.getByRole('link', { name: 'Drill its cards' })
  expect(await drill.getAttribute('href')).toBe('/drills/cards?page=reverse-proxy-and-api-gateway')
  await expect.poll(async () => (await pins(page).first().boundingBox())?.x).not.toBe(before?.x)
  expect(await direct.getAttribute('aria-expanded')).toBe('true')
  await expectAccessible(page, 'questions about a drawing')

  await page.getByRole('tab', { name: 'Patterns' }).click()
  await page.getByRole('combobox', { name: 'Pattern' }).selectOption('cache-aside')
  await page.getByText('All of its parts could be here, connected as the pattern needs them.').waitFor()
  const plainAgain = await lookAt(drawing(page))
  await enter(page, page.getByRole('button', { name: 'Cache Feed cache (Redis)' }))
  await expect.poll(() => lookAt(drawing(page))).not.toBe(plainAgain)
  await expectAccessible(page, 'the parts of a pattern on a drawing')

  await page.getByRole('tab', { name: /As read/ }).click()
  await page.getByRole('button', { name: 'Photo service ⇢ Resize queue: uploaded' }).waitFor()
  await page.getByRole('button', { name: 'Feed cache (Redis) cache' }).click()
  await expectAccessible(page, 'a drawing as it was read')
  await page.getByRole('button', { name: 'show texts outside any part' }).click()
})

test('[WI4][WI5][WI11] ten times the load, a failed component and a failed zone, by keyboard', async () => {
  const { page } = await visitor()
  await visit(page, '/check')
  await enter(page, page.getByRole('button', { name: 'Try an example' }))
  await tabTo(page, page.getByRole('tab', { name: /^Questions/ }))
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('slider', { name: 'Load' }))
  for (const _ of [1, 2]) await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('2 times')
  const said = page.getByRole('tabpanel').getByRole('status')
  await expect.poll(() => said.textContent()).toBe('Load 2×. Full: API gateway.')
  await expectAccessible(page, 'a board at twice its load')

  // Values that the drawing does not state are entered, and count.
  await enter(page, page.getByRole('button', { name: /^API gateway/ }).last())
  await page.getByLabel('Copies', { exact: true }).fill('0')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('Write a number from 1').waitFor()
  await page.getByLabel('Copies', { exact: true }).fill('2')
  await page.keyboard.press('Enter')
  await expect.poll(() => said.textContent()).toBe('Load 2×. No part is known to be full.')

  await enter(page, page.getByRole('button', { name: 'Take down' }).first())
  await page.getByText('Phone app gets no answer that depends on').first().waitFor()
  await page.getByRole('button', { name: 'Bring API gateway back to normal' }).waitFor()
  await expectAccessible(page, 'a board with a part down')
  await enter(page, page.getByRole('button', { name: 'Start over' }))
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('1 time')
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)

  // A zone goes down with all of its components.
  await chooseFile(page, { ...SAVED, buffer: Buffer.from(JSON.stringify(ZONES)) })
  await page.getByRole('button', { name: 'Zone a: take all of it down' }).click()
  await page.getByText('Web app gets no answer that depends on Orders DB a.').first().waitFor()
  await page.getByRole('button', { name: 'Bring Order service a back to normal' }).waitFor()
  await page.getByRole('button', { name: 'Zone a: bring all of it back' }).click()
  await page.getByText('Nothing is down.').first().waitFor()
})

test('[BG26] comparison is only offered with cases whose guide is open', { timeout: 240_000 }, async () => {
  const { page } = await visitor()
  await visit(page, '/check')
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByText('Sign in to compare').waitFor()
  await signUp(page, 'Ines')
  const roomId = await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  const room = new RoomPage(page)
  await room.button('Start interview').click()
  await room.canDraw()
  await visit(page, '/check')
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByText('Once you have finished a round on a case').waitFor()
  await visit(page, `/rooms/${roomId}`)
  await room.button('End interview').click()
  await room.button('End now').click()
  await page.getByText('The interview has ended.').waitFor()
  await visit(page, '/check')
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByRole('combobox', { name: 'Compare with a case' }).selectOption({ index: 1 })
  await page.getByText('which the case expects').first().waitFor()
})
