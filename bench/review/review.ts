// npm run bench -- review: a 45-minute session of three people, opened, sought and played in a browser. Builds the app
// if needed.
import { type Browser, chromium, type Page } from 'playwright-core'
import { syncContent } from '@/lib/cases/server/sync-content'
import { closeDb } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { MomentWriter } from '@/lib/review/domain/replay/moment-view'
import { ReplayLog } from '@/lib/review/domain/replay/replay-log'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { completeEnv } from '@/lib/shared/env'
import { build } from '@/scripts/build.mjs'
import { chromiumPath } from '@/scripts/chromium.mjs'
import { Random } from '@/tests/support/board/random'
import { startApp } from '@/tests/support/servers/app'
import { temporaryFolder } from '@/tests/support/servers/temporary-folder'
import { makeRooms, type Seat } from '../people'
import { report } from '../report'
import { median, quantile } from '../statistics'
import { measureSync } from '../sync'
import { writeSession } from './written-session'

const SEEKS = 100
const RUNS = 5
const PLAY_MS = 15_000
const SECRET = 'a secret of the bench, long enough for anything'

export async function measureReview(): Promise<void> {
  build()
  const [database, data] = [temporaryFolder('threepoint-bench-'), temporaryFolder('threepoint-review-')]
  const cluster = await startEmbeddedPostgres(database.folder)
  completeEnv({ DATABASE_URL: cluster.url, AUTH_SECRET: SECRET })
  await migrate(cluster.url)
  await syncContent()
  const [seats = []] = await makeRooms(1, 3)
  const events = await writeSession(seats, measureSync(1).log)
  const engine = measureEngine(seats, events)
  const app = await startApp({ DATA_DIR: data.folder, DATABASE_URL: cluster.url, AUTH_SECRET: SECRET })
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const [seat] = seats
    if (!seat) throw new Error('Nobody is in the room')
    report([
      ['events', events.length, '', ''],
      ['engine.loadMs', engine.loadMs, 'ms', ''],
      ['engine.seekP95Ms', engine.seekP95Ms, 'ms', '≤ 8'],
      ...(await measureScreen(browser, app.url, seat)),
    ])
  } finally {
    await browser.close()
    await app.stop()
    await closeDb()
    await cluster.stop()
    database.remove()
    data.remove()
  }
}

/** The worker's part, without a browser. */
function measureEngine(seats: readonly Seat[], events: readonly RoomEvent[]) {
  const [log, writer, random] = [new ReplayLog(), new MomentWriter(), new Random(3)]
  const viewer = { userId: seats[0]?.userId ?? '', role: 'candidate' as const }
  const started = performance.now()
  for (const item of replayItems(viewer, events)) log.append(item)
  const loadMs = performance.now() - started
  const times = Array.from({ length: SEEKS }, () => {
    const elapsed = random.below(log.elapsed)
    const asked = performance.now()
    writer.write(log.stateAt(elapsed), elapsed)
    return performance.now() - asked
  })
  return { loadMs, seekP95Ms: quantile(times, 0.95) }
}

/**
 * Records when the board has something on it, when its appearance last changed, when the complete log is loaded, and
 * how long the page was busy.
 */
const MOMENTS = `
  window.seen = {}
  window.tasks = []
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' })
  const small = document.createElement('canvas')
  small.width = small.height = 48
  const pen = small.getContext('2d', { willReadFrequently: true })
  const blank = 48 * 48 * 4 * 255
  let before = blank
  const darkness = () => {
    const canvas = document.querySelector('.excalidraw canvas.static')
    if (!canvas || !canvas.width) return blank
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 48, 48)
    pen.drawImage(canvas, 0, 0, 48, 48)
    return pen.getImageData(0, 0, 48, 48).data.reduce((sum, value) => sum + value, 0)
  }
  const look = () => {
    if (!window.seen.poster && document.querySelector('[data-board-poster] path')?.getBoundingClientRect().width)
      requestAnimationFrame(() => window.seen.poster ??= performance.now())
    const now = darkness()
    if (now !== before && now < blank) {
      window.seen.picture ??= performance.now()
      window.seen.end = performance.now()
    }
    before = now
    if (!window.seen.log && document.querySelector('[role=slider][aria-busy=false]'))
      window.seen.log = performance.now()
    if (!window.seen.log || !(performance.now() - window.seen.end > 700)) requestAnimationFrame(look)
    else window.seen.isSettled = true
  }
  requestAnimationFrame(look)
  window.soughtMs = []
  addEventListener('pointerdown', () => {
    const asked = performance.now()
    const board = document.querySelector('[data-elapsed]')
    const observer = new MutationObserver(() => {
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => window.soughtMs.push(performance.now() - asked)))
    })
    observer.observe(board, { attributes: true, attributeFilter: ['data-elapsed'] })
  }, { capture: true })
`

type Seen = {
  /** When the page's own poster is painted. */
  poster: number
  /** When the canvas is drawn. */
  picture: number
  end: number
  log: number
}

async function measureScreen(
  browser: Browser,
  url: string,
  { cookie, roomId }: Seat,
): Promise<Parameters<typeof report>[0]> {
  const [name = '', value = ''] = cookie.split('=')
  const open = async (path: string, before: string | null) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    if (before) await page.goto(`${url}${before}`, { waitUntil: 'networkidle' })
    await page.addInitScript(MOMENTS)
    await page.goto(`${url}${path}`, { waitUntil: 'commit' })
    await page.waitForFunction(() => Reflect.get(window, 'seen').isSettled)
    const seen = await page.evaluate(() => Reflect.get(window, 'seen') as Seen)
    return { page, seen, close: () => context.close() }
  }
  const path = `/sessions/${roomId}`
  const rows: Parameters<typeof report>[0] = []
  for (const [label, before] of [
    ['with nothing cached', null],
    ['seen before', path],
  ] as const) {
    const seen: Seen[] = []
    for (let run = 0; run <= RUNS; run++) {
      const opened = await open(path, before)
      // The first run warms up the server.
      if (run > 0) seen.push(opened.seen)
      await opened.close()
    }
    rows.push(
      [`first picture, ${label}`, median(seen.map(({ poster }) => poster)), 'ms', '≤ 700'],
      [`canvas drawn, ${label}`, median(seen.map(({ picture }) => picture)), 'ms', ''],
      [`end state, ${label}`, median(seen.map(({ end }) => end)), 'ms', '≤ 1000'],
      [`whole log, ${label}`, median(seen.map(({ log }) => log)), 'ms', ''],
    )
  }
  const linked = await open(`${path}?t=1200`, path)
  rows.push(['first picture of a link to minute 20, seen before', linked.seen.picture, 'ms', ''])
  const { page, close } = linked
  rows.push(['seek p95 on screen', quantile(await seekAnywhere(page), 0.95), 'ms', '≤ 80'])
  rows.push(['longest task at 4×', await longestTask(page), 'ms', '≤ 50'])
  await close()
  return rows
}

async function seekAnywhere(page: Page): Promise<number[]> {
  const box = await page.getByRole('slider').boundingBox()
  const random = new Random(9)
  for (let seek = 1; seek <= SEEKS; seek++) {
    await page.mouse.click((box?.x ?? 0) + random.below(Math.floor(box?.width ?? 1) - 2), (box?.y ?? 0) + 12)
    await page.waitForFunction((count) => Reflect.get(window, 'soughtMs').length === count, seek)
  }
  return page.evaluate(() => Reflect.get(window, 'soughtMs') as number[])
}

/** Plays the busiest part. @returns the longest task; 0 when no task took 50 ms */
async function longestTask(page: Page): Promise<number> {
  const slider = page.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('Home')
  for (let minute = 0; minute < 20; minute++) await page.keyboard.press('PageUp')
  for (let faster = 0; faster < 2; faster++) await page.keyboard.press('>')
  await page.evaluate(() => Reflect.set(window, 'tasks', []))
  await page.keyboard.press('Space')
  await page.waitForTimeout(PLAY_MS)
  const tasks = await page.evaluate(() => Reflect.get(window, 'tasks') as number[])
  return Math.max(0, ...tasks)
}
