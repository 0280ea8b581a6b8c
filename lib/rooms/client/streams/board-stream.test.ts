import { expect, test, vi } from 'vitest'
import { bareReceiver } from '@/lib/board/canvas/replica/receiver'
import { emptyBoard } from '@/lib/board/domain/doc'
import { element } from '@/tests/support/board/elements'
import { BoardStream } from './board-stream'

test('[B37] an edit that no canvas shows yet is sent, and told to the canvas that there is', () => {
  const changed = vi.fn()
  const line = new BoardStream(() => 0, changed)
  const edited = vi.fn()
  line.attach({ ...bareReceiver(line.replica), edited })
  line.edit([{ kind: 'add', element: element('late', 'image') }])
  expect(edited).toHaveBeenCalledWith(['late'])
  expect(changed).toHaveBeenCalledOnce()
  expect(line.takeUnsent()).toHaveLength(1)
})

test('[BO9] whatever may change the board is told to those who watch it, until they stop', () => {
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
