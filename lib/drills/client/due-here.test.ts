import { beforeEach, expect, test, vi } from 'vitest'
import { countCardsAction } from '../actions'
import { MOST_DRAWN } from '../domain/limits'
import { reviewKey } from '../domain/review-changes'
import { drillStore } from './drill-store'
import { dueHere } from './due-here'

vi.mock('../actions', () => ({ countCardsAction: vi.fn() }))

const storage = new Map<string, string>()
const count = vi.mocked(countCardsAction)
const card = (index: number) => `saga/${String(index).padStart(7, '0')}`

beforeEach(() => {
  storage.clear()
  count.mockReset()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  })
})

test('[DR11] a visitor’s due cards are those that still exist', async () => {
  const all = Array.from({ length: MOST_DRAWN + 5 }, (_, index) => card(index))
  for (const id of all) drillStore.change(reviewKey(id, 1), { rating: 3, at: 1 })
  // Rated just now, so it is not due.
  drillStore.change(reviewKey(card(999), Date.now()), { rating: 4, at: Date.now() })
  const gone = new Set(all.slice(0, 3))
  count.mockImplementation(async ({ ids }) => ({ ok: true, value: ids.filter((id) => !gone.has(id)).length }))
  expect(await dueHere()).toBe(MOST_DRAWN + 2)
  expect(count.mock.calls.map(([{ ids }]) => ids.length)).toEqual([MOST_DRAWN, 5])
})

test('[DR11] without a response no number is shown', async () => {
  drillStore.change(reviewKey(card(1), 1), { rating: 3, at: 1 })
  count.mockResolvedValue({ ok: false, code: 'internal', params: {} })
  await expect(dueHere()).rejects.toThrow('internal')
})
