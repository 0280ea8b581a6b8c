import type { Page } from 'playwright-core'

/** Counts how often a page asks for something from now on. @param path of the address */
export function asksOf(page: Page, path: string): () => number {
  let count = 0
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) count++
  })
  return () => count
}
