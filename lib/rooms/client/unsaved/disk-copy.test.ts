import { expect, test } from 'vitest'
import { memoryStore } from '@/tests/support/memory-pending'
import { DiskCopy } from './disk-copy'
import { nothingPending, type Pending } from './pending-store'

const WORK: Pending = { ...nothingPending(), round: [{ op: 1, kind: 'say', payload: { text: 'hello' } }] }

async function page(store = memoryStore()) {
  const timers: (() => void)[] = []
  const waiting = { now: nothingPending() }
  const keeper = new DiskCopy({
    store,
    storeKey: 'me:room:a',
    setTimer: (run) => timers.push(run),
    pending: () => waiting.now,
    onWritten: () => {},
  })
  const found: Pending[] = []
  await keeper.restore((kept) => found.push(kept))
  const pass = () => {
    for (const run of timers.splice(0)) run()
  }
  return { keeper, waiting, found, pass, store }
}

test('[P3] the next page finds the work that waited when the last one was left', async () => {
  const first = await page()
  first.waiting.now = WORK
  first.keeper.changed()
  first.keeper.close()
  const next = await page(first.store)
  expect(next.found).toEqual([WORK])
})

test('[P3] a page that was left does not overwrite what the next one has done since', async () => {
  const first = await page()
  first.waiting.now = WORK
  first.keeper.changed()
  first.keeper.close()
  const next = await page(first.store)
  next.keeper.changed()
  next.pass()
  first.pass()
  expect(await first.store.keys('')).toEqual([])
})
