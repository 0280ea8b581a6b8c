import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/shared/ids'
import type { Update } from '../domain/update'
import { about, askOnUpdates, SLOW_MS } from './ask-on-updates'
import { Updates } from './updates'

const ROOM = newId()
const LINE = {}

class FakePage extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible'

  become(state: FakePage['visibilityState']): void {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

let page: FakePage
let updates: Updates
let asked: number
let answers: boolean
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  page = new FakePage()
  vi.stubGlobal('document', page)
  updates = new Updates()
  asked = 0
  answers = true
  const ask = async () => {
    asked++
    return answers
  }
  stop = askOnUpdates({ updates, isWanted: about('grades', ROOM), ask })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('[UC7] while it is connected, a page makes a request only when an update calls for it', () => {
  updates.connected(LINE)
  asked = 0
  vi.advanceTimersByTime(100 * SLOW_MS)
  page.become('hidden')
  page.become('visible')
  expect(asked).toBe(0)
  updates.receive({ kind: 'grades', roomId: ROOM })
  expect(asked).toBe(1)
})

test('[UC7] an update about something else is no reason for a request', () => {
  updates.connected(LINE)
  asked = 0
  const others: Update[] = [
    { kind: 'grades', roomId: newId() },
    { kind: 'next-round', roomId: ROOM },
    { kind: 'round-ended', roomId: ROOM },
  ]
  for (const update of others) updates.receive(update)
  expect(asked).toBe(0)
})

test('[UC7] without a connection a page polls slowly while it is visible, and when it becomes visible again', () => {
  vi.advanceTimersByTime(3 * SLOW_MS)
  expect(asked).toBe(3)
  page.become('hidden')
  vi.advanceTimersByTime(3 * SLOW_MS)
  expect(asked).toBe(3)
  page.become('visible')
  expect(asked).toBe(4)
  stop()
  vi.advanceTimersByTime(3 * SLOW_MS)
  page.become('visible')
  updates.receive({ kind: 'grades', roomId: ROOM })
  expect(asked).toBe(4)
})

test('[UC7] a request without a response is repeated, even while connected', async () => {
  answers = false
  updates.connected(LINE)
  await vi.advanceTimersByTimeAsync(2 * SLOW_MS)
  expect(asked).toBe(3)
  answers = true
  await vi.advanceTimersByTimeAsync(5 * SLOW_MS)
  expect(asked).toBe(4)
})

test('[UC6] a page makes one request when its connection is established or restored', () => {
  updates.connected(LINE)
  expect(asked).toBe(1)
  // A second connection, for example when a room hands over to the next page, brings nothing new.
  const second = {}
  updates.connected(second)
  updates.lost(LINE)
  expect([asked, updates.isOn]).toEqual([1, true])
  updates.lost(second)
  expect(updates.isOn).toBe(false)
  updates.connected(LINE)
  expect(asked).toBe(2)
})
