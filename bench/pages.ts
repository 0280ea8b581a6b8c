// npm run bench -- pages [--runs N] [--list]: how soon pages can be used, and how large they are, each in a browser
// that has never seen them. Builds the app if needed and starts it with a database of its own.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from '@/scripts/build.mjs'
import { chromiumPath } from '@/scripts/chromium.mjs'
import { meet, RoomPage } from '@/tests/support/room-page'
import { startApp } from '@/tests/support/servers/app'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { transferOf } from '@/tests/support/traffic/transfer'
import { report } from './report'
import { median } from './statistics'

type Run = {
  times: Record<string, number>
  bytes: number
  requests: number
  byUrl: ReadonlyMap<string, number>
}

/** Looks for these in every frame, and records when each first appears. */
const MOMENTS = `
  const control = 'button, input:not([type=hidden]), a[href]'
  const isTakenOver = (each) => Object.keys(each).some((key) => key.startsWith('__reactProps'))
  const all = (selector) => [...document.querySelectorAll(selector)]
  const moments = {
    controls: () => all(control).length > 3 && all(control).every(isTakenOver),
    people: () => all('[aria-label="People here"] li').length > 1,
    prompt: () => all('article[aria-label="Your prompt"] p').length > 0,
    clock: () => /\\d/.test(all('[data-testid=remaining]')[0]?.textContent ?? ''),
    worksheet: () => all('[aria-label=Worksheet] textarea').some((field) => !field.readOnly && isTakenOver(field)),
    board: () => all('.excalidraw canvas.interactive, [data-testid=toolbar-rectangle]').length > 1,
  }
  window.seen = {}
  const look = () => {
    for (const [name, isThere] of Object.entries(moments))
      if (!(name in window.seen) && isThere()) window.seen[name] = performance.now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`

const args = process.argv.slice(2)
const runs = args.includes('--runs') ? Number(args[args.indexOf('--runs') + 1]) : 5

export async function measurePages(): Promise<void> {
  build()
  const { folder, remove } = temporaryFolder('threepoint-pages-')
  const app = await startApp({ DATA_DIR: folder })
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const { roomId, state } = await roomWithBoxes(browser, app.url)
    const visits = {
      landing: () => visit(browser, `${app.url}/`, {}, ['controls']),
      cases: () => visit(browser, `${app.url}/cases`, {}, ['controls']),
      room: () =>
        visit(
          browser,
          `${app.url}/rooms/${roomId}`,
          { storageState: state },
          ['people', 'prompt', 'clock', 'worksheet', 'board'],
          stroke,
        ),
    }
    const figures: Record<string, Run[]> = {}
    for (const [name, one] of Object.entries(visits)) {
      // The first run warms up the server, not the browser, which forgets everything each time.
      await one()
      figures[name] = []
      for (let run = 0; run < runs; run++) figures[name].push(await one())
    }
    report(rowsOf(figures))
    if (args.includes('--list')) for (const [name, [first]] of Object.entries(figures)) list(name, first)
  } finally {
    await browser.close()
    await app.stop()
    remove()
  }
}

const BARS: Record<string, string> = {
  'landing controls': '≤ 1000',
  'cases controls': '≤ 1000',
  'room people': '≤ 1000',
  'room prompt': '≤ 1000',
  'room clock': '≤ 1000',
  'room first stroke': '≤ 2000',
}

function rowsOf(figures: Record<string, Run[]>): Parameters<typeof report>[0] {
  return Object.entries(figures).flatMap(([page, all]) => {
    const names = Object.keys(all[0]?.times ?? {})
    const middle = (of: (run: Run) => number) => median(all.map(of))
    return [
      ...names.map((name): [string, number, string, string] => [
        `${page} ${name}`,
        middle(({ times }) => times[name] ?? Number.NaN),
        'ms',
        BARS[`${page} ${name}`] ?? '',
      ]),
      [`${page} bytes`, middle(({ bytes }) => bytes) / 1000, 'kB', page === 'room' ? '≤ 700' : ''],
      [`${page} requests`, middle(({ requests }) => requests), '', ''],
    ] as [string, number, string, string][]
  })
}

function list(name: string, run: Run | undefined): void {
  console.log(`\n${name}`)
  for (const [url, size] of [...(run?.byUrl ?? [])].sort(([, a], [, b]) => b - a))
    console.log(`${String(size).padStart(8)} ${url}`)
}

/** A running round with something on its board, and the cookies of its candidate. */
async function roomWithBoxes(browser: Browser, baseURL: string) {
  const open = (context: BrowserContext) => context.newPage()
  const contexts = await Promise.all(
    [1, 2].map(() =>
      browser.newContext({
        baseURL,
        viewport: { width: 1440, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
      }),
    ),
  )
  const [a, b] = (await Promise.all(contexts.map(open))).map((page) => new RoomPage(page))
  if (!a || !b) throw new Error('Two people are needed')
  const roomId = await meet(a, b, 'url-shortener')
  await b.button('Start interview').click()
  await a.canDraw()
  for (const left of [200, 400, 600]) {
    await a.draw('r', [left, 200], [left + 120, 280])
    await a.write(`Part ${left}`, [left + 20, 320])
  }
  await a.saved()
  const state = await a.page.context().storageState()
  await Promise.all(contexts.map((context) => context.close()))
  return { roomId, state }
}

async function visit(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0],
  wanted: readonly string[],
  last?: (page: Page) => Promise<Record<string, number>>,
): Promise<Run> {
  const context = await browser.newContext({ ...options, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(MOMENTS)
  const transfer = await transferOf(page)
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForFunction((names) => names.every((name) => name in Reflect.get(window, 'seen')), wanted)
  const done = await last?.(page)
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    ...(Reflect.get(window, 'seen') as Record<string, number>),
  }))
  await page.waitForLoadState('networkidle')
  await context.close()
  return { times: { ...seen, ...done }, ...transfer() }
}

/** Draws a line as soon as the tools are available. */
async function stroke(page: Page): Promise<Record<string, number>> {
  await page.locator('.excalidraw').first().focus()
  await page.keyboard.press('p')
  await page.mouse.move(500, 600)
  await page.mouse.down()
  await page.mouse.move(560, 640)
  await page.mouse.move(620, 600)
  await page.mouse.up()
  const drawn = await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
  )
  return { 'first stroke': drawn }
}
