import { expect, test, vi } from 'vitest'
import { bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { emptyBoard } from '@/lib/board/domain/doc'
import { element } from '@/tests/support/board/elements'
import { BoardStream } from './board-stream'

test('[B37] an edit that no canvas shows yet is sent, and the canvas is told about it', () => {
  const changed = vi.fn()
  const line = new BoardStream(() => 0, changed)
  const edited = vi.fn()
  line.attach({ ...bareReceiver(line.replica), edited })
  line.edit([{ kind: 'add', element: element('late', 'image') }])
  expect(edited).toHaveBeenCalledWith(['late'])
  expect(changed).toHaveBeenCalledOnce()
  expect(line.takeUnsent()).toHaveLength(1)
})

test('[BO9] listeners are notified of anything that may change the board, until they unsubscribe', () => {
  const line = new BoardStream(
    () => 0,
    () => {},
  )
  const seen = vi.fn()
  const stop = line.watch(seen)
  line.edit([{ kind: 'add', element: element('box', 'rectangle') }])
  const bytes = line.takeUnsent()[0]?.bytes ?? new Uint8Array()
  line.changed()
  line.acked(1, null, bytes)
  line.remote(bytes, null)
  line.refused(2, 'no')
  line.reset(emptyBoard(), new Set())
  expect(seen).toHaveBeenCalledTimes(6)
  stop()
  line.changed()
  expect(seen).toHaveBeenCalledTimes(6)
})
