import type { Page, Route } from 'playwright-core'

/** Contained in no other script than that of the board, and that of the lobby. */
const MARKS = { board: 'excalidraw__canvas', lobby: 'free: send the invite link' }

/**
 * Withholds the code of the board, or of the lobby, from a page.
 * @param how whether it is slow or fails to load
 * @returns a function that lets it load
 */
export async function withoutBoard(
  page: Page,
  how: 'slow' | 'missing',
  of: keyof typeof MARKS = 'board',
): Promise<() => void> {
  let mayCome = false
  let letItCome = () => {}
  const coming = new Promise<void>((resolve) => {
    letItCome = resolve
  })
  await page.route('**/_next/static/chunks/*.js', async (route: Route) => {
    const response = await route.fetch()
    const body = await response.text()
    if (body.includes(MARKS[of]) && !mayCome) {
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
