import { expect, test, vi } from 'vitest'
import { bareReceiver } from '@/lib/board/canvas/replica/receiver'
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
