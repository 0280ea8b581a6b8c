import { expect, test } from 'vitest'
import type { QueueView } from '../domain/queue-view'
import { QueueStore } from './queue-store'

const idle: QueueView = { status: 'idle', lastEnd: null }
const expired: QueueView = { status: 'idle', lastEnd: 'expired' }
const answer = (view: QueueView) => Response.json({ viewerId: 'ines', view })

test('[MA16] a response to an outdated request changes nothing', async () => {
  const answers: ((response: Response) => void)[] = []
  const store = new QueueStore(
    () => new Promise((resolve) => answers.push(resolve)),
    () => 7,
  )
  const [first, second] = [store.ask(), store.ask()]
  answers[1]?.(answer(idle))
  expect(await second).toBe('ines')
  answers[0]?.(answer(expired))
  expect(await first).toBe('ines')
  expect(store.read()).toEqual({ view: idle, at: 7 })
})

test('[MA16] without a response the place stays as it was, and being signed out is distinguished', async () => {
  const responses: (() => Promise<Response>)[] = [
    async () => answer(idle),
    () => Promise.reject(new Error('offline')),
    async () => new Response('oops', { status: 503 }),
    async () => new Response('{}', { status: 401 }),
  ]
  const store = new QueueStore(
    () => responses.shift()?.() ?? Promise.reject(new Error('no more')),
    () => 0,
  )
  let told = 0
  store.subscribe(() => told++)
  const found = [await store.ask(), await store.ask(), await store.ask(), await store.ask()]
  expect(found).toEqual(['ines', false, false, null])
  expect([store.read()?.view, told]).toEqual([idle, 1])
})
