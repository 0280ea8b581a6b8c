import type { Locator, Page } from 'playwright-core'

/** Number of drawn pixels on a board's canvas. */
export function ink(page: Page): Promise<number> {
  return page.locator('.excalidraw canvas.static').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let drawn = 0
    for (let at = 0; at < data.length; at += 4)
      if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 300)
        drawn++
    return drawn
  })
}

/** Bounding box of the drawing on a board, in window pixels. */
export function inkBox(page: Page) {
  return page.locator('.excalidraw canvas.static').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const { width, height } = canvas
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] }
    const place = canvas.getBoundingClientRect()
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at + 3] ?? 0) === 0 || (data[at] ?? 255) > 120) continue
      const [x, y] = [place.left + ((at / 4) % width), place.top + Math.floor(at / 4 / width)]
      box.left = Math.min(box.left, x)
      box.top = Math.min(box.top, y)
      box.right = Math.max(box.right, x)
      box.bottom = Math.max(box.bottom, y)
    }
    return box
  })
}

/** Bounding box of the drawing on a board's poster, in window pixels. */
export function posterBox(poster: Locator) {
  return poster.locator('path').evaluateAll((paths) => {
    const boxes = paths.map((path) => path.getBoundingClientRect())
    const least = (side: 'left' | 'top') => Math.min(...boxes.map((box) => box[side]))
    const most = (side: 'right' | 'bottom') => Math.max(...boxes.map((box) => box[side]))
    return { left: least('left'), top: least('top'), right: most('right'), bottom: most('bottom') }
  })
}
