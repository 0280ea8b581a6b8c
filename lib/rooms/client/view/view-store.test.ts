import { expect, test, vi } from 'vitest'
import { RoomUnderTest } from '@/tests/support/room-state'
import { ViewStore } from './view-store'

test('listeners are called only on changes, and get a new view each time', () => {
  const store = new ViewStore()
  const heard = vi.fn()
  const stop = store.subscribe(heard)
  const before = store.now
  store.set({ unsaved: 0 })
  expect(store.now).toBe(before)
  store.set({ unsaved: 2 })
  expect(store.now).toEqual({ ...before, unsaved: 2 })
  stop()
  store.set({ unsaved: 3 })
  expect(heard).toHaveBeenCalledOnce()
})

test('the four newest notices are shown until they are dismissed', () => {
  const store = new ViewStore()
  for (let count = 1; count <= 6; count++) store.notify('code', `sentence ${count}`)
  expect(store.now.notices.map(({ id }) => id)).toEqual([3, 4, 5, 6])
  store.dismiss(5)
  expect(store.now.notices.map(({ message }) => message)).toEqual(['sentence 3', 'sentence 4', 'sentence 6'])
})

test('[P3] a lost connection is shown with the moment it was lost, unless the room was closed to this person', () => {
  const store = new ViewStore()
  store.lineLost(5)
  expect(store.now.connection).toEqual({ status: 'connecting' })
  store.set({ round: new RoomUnderTest().state.round, connection: { status: 'live' }, online: [1, 2] })
  store.lineLost(10)
  store.lineLost(20)
  expect(store.now).toMatchObject({ connection: { status: 'reconnecting', since: 10 }, online: [] })
  const refused = { status: 'refused', code: 'not-found', message: 'No.' } as const
  store.set({ connection: refused })
  store.lineLost(30)
  expect(store.now.connection).toEqual(refused)
})
