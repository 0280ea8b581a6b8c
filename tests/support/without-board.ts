import type { Page, Route } from 'playwright-core'

/** What no script but the board's own has in it. */
const MARK = 'excalidraw__canvas'

/**
 * Keeps the code of the board from a page.
 * @param how whether it is slow or does not come at all
 * @returns lets it come
 */
export async function withoutBoard(page: Page, how: 'slow' | 'missing'): Promise<() => void> {
  let mayCome = false
  let letItCome = () => {}
  const coming = new Promise<void>((resolve) => {
    letItCome = resolve
  })
  await page.route('**/_next/static/chunks/*.js', async (route: Route) => {
    const response = await route.fetch()
    const body = await response.text()
    if (body.includes(MARK) && !mayCome) {
      if (how === 'missing') return route.abort()
      await coming
    }
    await route.fulfill({ response, body })
  })
  return () => {
    mayCome = true
    letItCome()
  }
}
