import { beforeEach, expect, test, vi } from 'vitest'

const storage = new Map<string, string>()
let blocked = false

beforeEach(() => {
  storage.clear()
  blocked = false
  vi.resetModules()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => {
      if (blocked) throw new Error('blocked')
      return storage.get(key) ?? null
    },
    setItem: (key: string, value: string) => {
      if (blocked) throw new Error('blocked')
      storage.set(key, value)
    },
    removeItem: (key: string) => storage.delete(key),
  })
})

test('[HB5] a visitor’s reading is there again on the next page', async () => {
  const first = await import('./reading-store')
  first.changeReading({ page: 'saga', read: true, at: 1 })
  vi.resetModules()
  const second = await import('./reading-store')
  expect(second.readingChanges()).toEqual({ saga: { read: true, at: 1 } })
  second.forgetSent([{ page: 'saga', read: true, at: 1 }])
  expect([...storage.keys()]).toEqual([])
})

test('[HB5] where storage is blocked, this page still knows', async () => {
  blocked = true
  const { changeReading, readingChanges } = await import('./reading-store')
  changeReading({ page: 'saga', read: true, at: 1 })
  expect(readingChanges()).toEqual({ saga: { read: true, at: 1 } })
})
