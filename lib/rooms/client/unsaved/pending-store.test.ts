import { expect, test } from 'vitest'
import { nothingPending, openPendingStore, type Pending, pendingStore } from './pending-store'
import { countWorkHere, forgetWorkHere } from './work-here'

const WORK: Pending = { ...nothingPending(), round: [{ op: 1, kind: 'say', payload: { text: 'hello' } }] }

test('[P3] without IndexedDB work is kept in memory, and reported as not on the disk', async () => {
  const store = openPendingStore()
  expect(await store.write('me:room:a', WORK)).toBe(false)
  expect(await store.read('me:room:a')).toEqual(WORK)
  expect(await store.keys('me:')).toEqual(['me:room:a'])
  expect(await store.write('me:room:a', undefined)).toBe(false)
  expect(await store.keys('me:')).toEqual([])
})

test('[P3] work kept in memory outlives leaving a room, and is counted before signing out', async () => {
  await pendingStore().write('me:room:a', WORK)
  expect(await pendingStore().read('me:room:a')).toEqual(WORK)
  expect((await countWorkHere('me')).changes).toBe(1)
  await forgetWorkHere('me')
  expect(await pendingStore().keys('me:')).toEqual([])
})

test('[P3] a full disk, which is only reported at the end of the transaction, is noticed', async () => {
  const outcomes = [Promise.reject(new DOMException('full', 'QuotaExceededError')), Promise.resolve()]
  let opened = 0
  const store = openPendingStore(async () => {
    opened++
    return {
      transaction: () => ({ store: { put: async () => 'me:room:a' }, done: outcomes.shift() }),
    } as never
  })
  expect(await store.write('me:room:a', WORK)).toBe(false)
  expect(await store.write('me:room:a', WORK)).toBe(true)
  expect(opened).toBe(2)
})

test('[P3] work left by an earlier page that this one could not read is not overwritten', async () => {
  const puts: unknown[] = []
  let reads = 0
  const store = openPendingStore(
    async () =>
      ({
        get: async () => {
          if (++reads === 1) throw new DOMException('not now', 'UnknownError')
          return { talk: WORK.round, board: [], sheet: [] }
        },
        transaction: () => ({
          store: { put: async () => puts.push('put'), delete: async () => puts.push('delete') },
          done: Promise.resolve(),
        }),
      }) as never,
  )
  expect(await store.read('me:room:a')).toBe(undefined)
  expect(await store.write('me:room:a', undefined)).toBe(false)
  expect(puts).toEqual([])
  expect(await store.read('me:room:a')).toEqual(WORK)
  expect(await store.write('me:room:a', undefined)).toBe(true)
  expect(puts).toEqual(['delete'])
})

test('[P3] work is stored in the format of earlier versions of the app', async () => {
  let disk: unknown = { talk: WORK.round, board: [], sheet: [] }
  const store = openPendingStore(
    async () =>
      ({
        get: async () => disk,
        transaction: () => ({
          store: {
            put: async (value: unknown) => {
              disk = value
            },
          },
          done: Promise.resolve(),
        }),
      }) as never,
  )
  expect(await store.read('me:room:a')).toEqual(WORK)
  expect(await store.write('me:room:a', { ...WORK, round: [] })).toBe(true)
  expect(disk).toEqual({ talk: [], board: [], sheet: [] })
})
