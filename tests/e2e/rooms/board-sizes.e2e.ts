import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRoom, meet, RoomPage, signUp } from '@/tests/support/room-page'
import { visitors } from '@/tests/support/visitors'

const visitor = visitors()

/** The controls of every board, wherever it is. */
const CONTROLS = ['Board menu', 'Zoom out', 'Reset zoom', 'Zoom in', 'Fit', 'Undo', 'Redo'] as const
const TOOLS = ['selection', 'rectangle', 'diamond', 'ellipse', 'arrow', 'line', 'freedraw', 'text', 'eraser']

const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 768, height: 700 },
  { width: 390, height: 844 },
] as const

test('with a mouse every board has all of its tools, none cut off or covered', {
  timeout: 180_000,
}, async () => {
  const [a, b] = [new RoomPage((await visitor()).page), new RoomPage((await visitor()).page)]
  await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await Promise.all([a.canDraw(), b.canDraw()])
  // The prompt is above the board only in the first step.
  await b.button('Next step').click()
  for (const [who, room] of Object.entries({ a, b })) {
    for (const size of WINDOWS) {
      await room.page.setViewportSize(size)
      const tabs = room.page.getByRole('navigation', { name: 'Parts of the room' })
      if (size.width === 390) await tabs.getByRole('button', { name: 'Board' }).click()
      const message = `${who} at ${size.width}`
      await expect.poll(() => placed(room), { message }).toEqual([])
      expect(await room.board.locator('.excalidraw--mobile').count()).toBe(0)
    }
    await room.page.setViewportSize(WINDOWS[0])
  }
})

test('a phone has Fit, zoom and undo too', async () => {
  const { page } = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').tap()
  await room.canDraw()
  // Even while prompt and question leave the board little height.
  await expect.poll(() => placed(room)).toEqual([])
  await room.button('Collapse prompt').tap()
  await room.button('Collapse hint').tap()
  await expect.poll(() => placed(room)).toEqual([])

  // Fit shows the drawing, wherever the view was.
  await room.draw('r', [120, 250], [280, 420])
  await expect.poll(() => room.ink()).toBeGreaterThan(50)
  await room.scroll(3_000)
  await expect.poll(() => room.ink()).toBe(0)
  await room.board.getByRole('button', { name: 'Fit' }).tap()
  await expect.poll(() => room.ink()).toBeGreaterThan(50)
  await room.board.getByRole('button', { name: 'Zoom out' }).tap()
  await room.board.getByText('90%').waitFor()
})

test('hints and digits of the tools are legible in light and dark mode', async () => {
  const { page } = await visitor()
  const room = new RoomPage(page)
  await signUp(page, 'Ines')
  await createRoom(page, { caseId: 'url-shortener', as: 'Alone' })
  await room.button('Start interview').click()
  await room.canDraw()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    await room.board.locator('.excalidraw').first().focus()
    await page.keyboard.press('a')
    await room.board.locator('.HintViewer').waitFor()
    for (const text of ['.HintViewer', '.ToolIcon__keybinding']) {
      const least = Math.min(...(await contrasts(room.board.locator(text))))
      expect(least, `${text}, ${colorScheme}`).toBeGreaterThanOrEqual(4.5)
    }
  }
})

/** Controls that are partly outside the board, or covered by something else. */
async function placed(room: RoomPage): Promise<string[]> {
  const wanted: [string, Locator][] = [
    ...CONTROLS.map((name): [string, Locator] => [
      name,
      room.board.getByRole('button', { name: new RegExp(`(^|% )${name}`) }).filter({ visible: true }),
    ]),
    ...TOOLS.map((name): [string, Locator] => [
      name,
      room.board.locator(`label:has([data-testid="toolbar-${name}"]) .ToolIcon__icon`),
    ]),
  ]
  const missing: string[] = []
  for (const [name, control] of wanted) {
    const shown =
      (await control.count()) === 1 &&
      (await control.evaluate((node) => {
        const { left, top, right, bottom } = node.getBoundingClientRect()
        const board = node.closest('main')?.getBoundingClientRect()
        if (!board || left < board.left || right > board.right || top < board.top || bottom > board.bottom)
          return false
        const top_ = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        return top_ !== null && (node.contains(top_) || top_.contains(node))
      }))
    if (!shown) missing.push(name)
  }
  return missing
}

/** The contrast of each text with its background, as defined by WCAG. */
function contrasts(texts: Locator): Promise<number[]> {
  return texts.evaluateAll((nodes) => {
    const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
    const light = (color: string) => {
      const [red = 0, green = 0, blue = 0] = numbers(color).map((value) => {
        const share = value / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const behind = (node: Element | null): string => {
      if (!node) return 'rgb(255, 255, 255)'
      // The canvas is not a parent of the elements over it.
      const color = node.matches('.excalidraw')
        ? getComputedStyle(node).getPropertyValue('--default-bg-color')
        : getComputedStyle(node).backgroundColor
      if (color.startsWith('#'))
        return `rgb(${[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(', ')})`
      return numbers(color)[3] === 0 ? behind(node.parentElement) : color
    }
    return nodes
      .filter((node) => node.textContent && node.checkVisibility())
      .map((node) => {
        const [one, other] = [light(getComputedStyle(node).color), light(behind(node))]
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
      })
  })
}
