import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { inject } from 'vitest'

/** Starts Chromium, with a fake camera and microphone. Close it when done. */
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
      // Text as wide as in a window: the headless shell rounds the width of each letter.
      '--font-render-hinting=none',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
}

export type VisitorOptions = BrowserContextOptions & {
  /** Errors that the test causes itself, such as connection errors after it kills a server. */
  forgive?: readonly RegExp[]
}

export type Visitor = {
  page: Page
  /** Errors on the console, uncaught ones, and requests that failed or went to another host. */
  troubles: string[]
  close: () => Promise<void>
}

/** Contexts of visitors to an app that a test started for itself. */
const elsewhere = new WeakSet<BrowserContext>()

/** Whether this browser visits the app that all browser tests share. */
export function isAtSharedApp(context: BrowserContext): boolean {
  return !elsewhere.has(context)
}

/** A visitor with separate cookies and an empty page; relative URLs lead to the app. */
export async function newVisitor(
  browser: Browser,
  { forgive = [], ...options }: VisitorOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: inject('appUrl'),
    viewport: { width: 1440, height: 900 },
    // Animations cost frames, and a test waits for them.
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  if (options.baseURL) elsewhere.add(context)
  const { host } = new URL(options.baseURL ?? inject('appUrl'))
  const troubles: string[] = []
  const trouble = (text: string) => {
    if (!forgive.some((pattern) => pattern.test(text))) troubles.push(text)
  }
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') trouble(`${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => trouble(error.message))
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (!['data:', 'blob:'].includes(url.protocol) && url.host !== host)
        trouble(`asked another host: ${request.url()}`)
    })
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== host) trouble(`opened a line to another host: ${socket.url()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 500) trouble(`${response.status()} ${response.url()}`)
    })
  })
  const page = await context.newPage()
  return { page, troubles, close: () => context.close() }
}
