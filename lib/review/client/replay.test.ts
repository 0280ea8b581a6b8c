import { expect, test, vi } from 'vitest'
import { sceneElements } from '@/lib/board/domain/scene'
import { replayItems } from '@/lib/rooms/domain/log/replay-item'
import { evolve } from '@/lib/rooms/domain/round/evolve'
import { emptyRoom } from '@/lib/rooms/domain/round/state'
import { notFound } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import { MARA } from '@/tests/support/room-state'
import { generatedSession } from '@/tests/support/simulation/session'
import { ReplayLog } from '../domain/replay/replay-log'
import type { ReplayPage } from '../domain/replay/replay-page'
import { ReplayClient } from './replay-client'
import { ReplayHost } from './replay-host'

const EVENTS = generatedSession(7)
const ITEMS = replayItems(MARA, EVENTS)
const WHOLE = new ReplayLog()
for (const item of ITEMS) WHOLE.append(item)
const PAGE = 100

type Fetch = (after: number) => Promise<ReplayPage>

/** A server with pages of a session. */
const pageAfter: Fetch = async (after) => {
  const rest = ITEMS.filter(({ event }) => event.seq > after)
  const items = rest.slice(0, PAGE)
  return { items, next: rest.length > PAGE ? (items.at(-1)?.event.seq ?? null) : null }
}

/** A page and its worker, whose messages are copied as a browser copies them. */
function opened(fetchPage: Fetch, pause = async () => {}) {
  const sent: string[] = []
  const reported: unknown[] = []
  let client: ReplayClient | null = null
  const host = new ReplayHost({
    send: (message) => {
      sent.push(message.kind)
      const copy = structuredClone(message)
      queueMicrotask(() => client?.receive(copy))
    },
    fetchPage: (_url, after) => fetchPage(after),
    now: () => performance.now(),
    pause,
    report: (error) => reported.push(error),
  })
  const made = new ReplayClient('/replay', (message) => queueMicrotask(() => host.receive(message)))
  client = made
  return { client: made, sent, reported, state: made.getState }
}

/** Pages that arrive when they are let through. */
function held() {
  const waiting: (() => void)[] = []
  const fetchPage: Fetch = async (after) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return pageAfter(after)
  }
  const letThrough = async () => {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0))
    waiting.shift()?.()
  }
  return { fetchPage, letThrough }
}

test('[RP5] the log arrives in pages, and a moment is shown as soon as the log is loaded up to it', async () => {
  const { fetchPage, letThrough } = held()
  const { client, state } = opened(fetchPage)
  const early = Math.floor((WHOLE.times[PAGE - 1] ?? 0) / 2)
  const late = WHOLE.elapsed
  await letThrough()
  await vi.waitFor(() => expect(state().timeline.loaded).toBeGreaterThan(early))
  expect(state().timeline.complete).toBe(false)
  client.show(early)
  await vi.waitFor(() => expect(state().moment?.elapsed).toBe(early))
  client.show(late)
  for (let page = 1; page < ITEMS.length / PAGE; page++) await letThrough()
  await vi.waitFor(() => expect(state().timeline.complete).toBe(true))
  await vi.waitFor(() => expect(state().moment?.elapsed).toBe(late))
  const end = EVENTS.reduce(evolve, emptyRoom())
  expect(state().moment?.elements).toEqual(sceneElements(end.board))
})

test('[RP5] of several moments requested while one is pending, the last one is shown', async () => {
  const { client, sent, state } = opened(pageAfter)
  await vi.waitFor(() => expect(state().timeline.complete).toBe(true))
  const before = sent.filter((kind) => kind === 'moment').length
  for (let elapsed = 0; elapsed < 50_000; elapsed += 1_000) client.show(elapsed)
  await vi.waitFor(() => expect(state().moment?.elapsed).toBe(49_000))
  expect(sent.filter((kind) => kind === 'moment').length - before).toBe(2)
})

test('[RP5] a page that fails to load is retried; then the problem is reported, and loading continues on request', async () => {
  let failures = 5
  const waits: number[] = []
  const { client, reported, state } = opened(
    async (after) => {
      if (after > 0 && failures-- > 0) throw new TypeError('fetch failed')
      return pageAfter(after)
    },
    async (...args: number[]) => {
      if (args[0]) waits.push(args[0])
    },
  )
  await vi.waitFor(() => expect(state().problem).toContain('You can play the part that is loaded'))
  expect(waits).toEqual([1_000, 3_000, 9_000])
  expect(reported).toEqual([new TypeError('fetch failed')])
  const early = Math.floor((WHOLE.times[PAGE - 1] ?? 0) / 2)
  client.show(early)
  await vi.waitFor(() => expect(state().moment?.elapsed).toBe(early))
  client.retry()
  await vi.waitFor(() => expect(state().timeline.complete).toBe(true))
  expect(state().problem).toBeNull()
})

test('[RP5] a permanent refusal by the server is reported at once', async () => {
  const fetchPage = vi.fn<Fetch>().mockRejectedValue(notFound('session'))
  const { state } = opened(fetchPage)
  await vi.waitFor(() => expect(state().problem).toBe(sentenceOf(notFound('session'))))
  expect(fetchPage).toHaveBeenCalledTimes(1)
})
