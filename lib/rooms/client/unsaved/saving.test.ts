import { expect, test, vi } from 'vitest'
import { bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { element } from '@/tests/support/board/elements'
import { memoryStore } from '@/tests/support/memory-pending'
import { OwnWork } from './own-work'
import { Saving } from './saving'

function page() {
  const store = memoryStore()
  const told = vi.fn()
  const work: OwnWork = new OwnWork({ monotonic: () => 0, changed: () => told(), sheetReplaced: () => {} })
  const saving = new Saving({ store, storeKey: 'me:room:a', setTimer: () => {}, work, notify: told })
  return { store, told, work, saving }
}

test('[P3] an image being uploaded is not saved, and leaving loses it', () => {
  const { work, saving, told } = page()
  const over = work.board.uploading()
  expect(saving.state(true)).toEqual({ unsaved: 1, kept: true })
  expect(saving.state(false)).toEqual({ unsaved: 1, kept: false })
  expect(saving.wouldLose).toBe(true)
  over()
  over()
  expect(saving.state(false)).toEqual({ unsaved: 0, kept: true })
  expect(saving.wouldLose).toBe(false)
  expect(told).toHaveBeenCalledTimes(2)
})

test('[P3] work left by tabs that died counts until it is sent', () => {
  const { saving, told } = page()
  saving.countElsewhere(3)
  expect(saving.state(true).unsaved).toBe(3)
  expect(told).toHaveBeenCalledOnce()
})

test('[P4] a page that closes at this moment stores what is only on the canvas so far', async () => {
  const { store, work, saving } = page()
  await saving.restore()
  const { replica } = work.board
  const look = () => replica.edit([{ kind: 'add', element: element('last-stroke', 'freedraw') }])
  work.board.attach({ ...bareReceiver(replica), inspect: look })
  saving.keepNow()
  expect((await store.read('me:room:a'))?.board).toHaveLength(1)
})
