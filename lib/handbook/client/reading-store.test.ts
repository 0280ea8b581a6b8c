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

const openStore = async () => (await import('./reading-store')).readingStore

test('[HB5] a visitor’s reading is still there on the next page', async () => {
  const first = await openStore()
  first.change('saga', { read: true, at: 1 })
  vi.resetModules()
  const second = await openStore()
  expect(second.here().changes).toEqual({ saga: { read: true, at: 1 } })
  second.arrived({ saga: { read: true, at: 1 } }, ['saga'])
  expect([...storage.keys()]).toEqual([])
  expect(second.here()).toMatchObject({ changes: {}, account: ['saga'] })
})

test('[HB5] changes that another tab made during a request are kept', async () => {
  const here = await openStore()
  vi.resetModules()
  const other = await openStore()
  here.change('saga', { read: true, at: 1 })
  other.change('cqrs', { read: true, at: 2 })
  here.arrived({ saga: { read: true, at: 1 } }, ['saga'])
  vi.resetModules()
  expect((await openStore()).here().changes).toEqual({ cqrs: { read: true, at: 2 } })
})

test('[HB5] if storage is blocked, at least this page knows', async () => {
  blocked = true
  const store = await openStore()
  store.change('saga', { read: true, at: 1 })
  expect(store.here()).toMatchObject({ changes: { saga: { read: true, at: 1 } }, isStored: false })
})
