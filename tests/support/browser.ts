import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** Starts Chromium; fake camera and microphone included. Close it when done. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromium'),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
}

export type Visitor = {
  page: Page
  /** Errors on the console, uncaught ones, and requests that failed or went to another host. */
  troubles: string[]
  close: () => Promise<void>
}

/** Someone with cookies of their own and an empty page; relative addresses lead to the app. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const base = inject('appUrl')
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const local = ['data:', 'blob:'].includes(url.protocol) || url.host === new URL(base).host
    if (!local) troubles.push(`asked another host: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  return { page, troubles, close: () => context.close() }
}
