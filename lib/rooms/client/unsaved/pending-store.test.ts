import { expect, test } from 'vitest'
import { nothingPending, openPendingStore, type Pending, pendingStore } from './pending-store'
import { countWorkHere, forgetWorkHere } from './work-here'

const WORK: Pending = { ...nothingPending(), round: [{ op: 1, kind: 'say', payload: { text: 'hello' } }] }

test('[P3] without IndexedDB work is kept in memory, and said not to be on the disk', async () => {
  const store = openPendingStore()
  expect(await store.write('me:room:a', WORK)).toBe(false)
  expect(await store.read('me:room:a')).toEqual(WORK)
  expect(await store.keys('me:')).toEqual(['me:room:a'])
  expect(await store.write('me:room:a', undefined)).toBe(false)
  expect(await store.keys('me:')).toEqual([])
})

test('[P3] what is kept in memory outlives the leaving of a room, and is counted before signing out', async () => {
  await pendingStore().write('me:room:a', WORK)
  expect(await pendingStore().read('me:room:a')).toEqual(WORK)
  expect((await countWorkHere('me')).changes).toBe(1)
  await forgetWorkHere('me')
  expect(await pendingStore().keys('me:')).toEqual([])
})

test('[P3] a full disk, which shows only at the end of the transaction, is said', async () => {
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

test('[P3] what an earlier page left and this one could not read is not written over', async () => {
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

test('[P3] work is kept in the form in which earlier versions of the app kept it', async () => {
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
