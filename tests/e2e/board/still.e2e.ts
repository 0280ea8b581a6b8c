import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { a, table, threePeople } from '../../board-harness/three-people'

threePeople()

/** Number of frames that the page requests while this requests thirty. */
function framesAskedFor(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const ask = window.requestAnimationFrame.bind(window)
    let asked = 0
    window.requestAnimationFrame = (callback) => {
      asked++
      return ask(callback)
    }
    for (let frame = 0; frame < 30; frame++) await new Promise(ask)
    window.requestAnimationFrame = ask
    return asked
  })
}

test('[B40] an idle board requests no frames', async () => {
  await a.draw('rectangle', 500, 200, 580, 260)
  await table.settled()
  await a.rest()
  await expect.poll(() => framesAskedFor(a.page)).toBe(0)
  // The user's own laser is still drawn, and ends.
  await a.page.keyboard.press('k')
  await a.drag(500, 300, 640, 400, 5)
  await a.rest()
  await expect.poll(() => framesAskedFor(a.page)).toBe(0)

  const picture = encodeURIComponent(JSON.stringify({ elements: await a.elements() }))
  await a.page.goto(`${a.page.url().split('?')[0]}?picture=${picture}`)
  await a.page.locator('.excalidraw canvas').first().waitFor()
  await expect.poll(() => framesAskedFor(a.page)).toBe(0)
  await a.open()
})
