import type { Page } from 'playwright-core'

/** Counts a page's requests from now on. @param path of the URL */
export function asksOf(page: Page, path: string): () => number {
  let count = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) count++
  })
  return () => count
}
