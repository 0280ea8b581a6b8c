import { beforeEach, expect, test, vi } from 'vitest'
import { reviewKey } from '../domain/review-changes'

const storage = new Map<string, string>()

beforeEach(() => {
  storage.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  })
})

const openTab = async () => {
  vi.resetModules()
  return (await import('./drill-store')).drillStore
}
const [first, second] = [reviewKey('saga/0xuuzmc', 1), reviewKey('saga/0e9v0kx', 5)]

test('[DR3] a rating undone in one tab stays undone when another tab rates', async () => {
  const here = await openTab()
  here.change(first, { rating: 3, at: 1 })
  const other = await openTab()
  expect(other.here().changes).toEqual({ [first]: { rating: 3, at: 1 } })
  here.change(first, { rating: 0, at: 2 })
  other.change(second, { rating: 4, at: 5 })
  expect((await openTab()).here().changes).toEqual({
    [first]: { rating: 0, at: 2 },
    [second]: { rating: 4, at: 5 },
  })
})

test('[DR2] ratings that one tab has sent are not sent again by another that read them before', async () => {
  const here = await openTab()
  here.change(first, { rating: 3, at: 1 })
  const other = await openTab()
  expect(other.isEmpty()).toBe(false)
  here.arrived({ [first]: { rating: 3, at: 1 } }, {})
  expect(other.isEmpty()).toBe(true)
  other.change(second, { rating: 4, at: 5 })
  expect(other.pending()).toEqual({ [second]: { rating: 4, at: 5 } })
})
