import type { Page } from 'playwright-core'

export type Transfer = {
  /** Bytes received for pages and files: compressed bodies with their headers. */
  bytes: number
  requests: number
  /** The same by URL. */
  byUrl: ReadonlyMap<string, number>
}

/** Counts what a page loads from here on. @returns a function for the total so far */
export async function transferOf(page: Page): Promise<() => Transfer> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  const sizes = new Map<string, number>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (/^https?:/.test(request.url)) urls.set(requestId, request.url)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (urls.has(requestId)) sizes.set(requestId, encodedDataLength)
  })
  return () => {
    const byUrl = new Map<string, number>()
    for (const [id, size] of sizes) {
      const url = urls.get(id) ?? ''
      byUrl.set(url, (byUrl.get(url) ?? 0) + size)
    }
    return { bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0), requests: sizes.size, byUrl }
  }
}
