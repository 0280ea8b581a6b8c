import { expect, test } from 'vitest'
import { clientOf, clientTag, isTemporary, STREAMS } from './wire'

test('each tab and stream has its own name', () => {
  expect(clientOf('tab', 'board')).toBe('tab.board')
  // Logs from before the stream was called `round` contain this name; resent commands are recognised by it.
  expect(clientOf('tab', 'round')).toBe('tab.talk')
  const tags = new Set(STREAMS.map((stream) => clientTag(clientOf('tab-0001', stream))))
  expect(tags.size).toBe(3)
})

test('[O3] temporary refusals are distinguished from final ones', () => {
  expect(
    ['unavailable', 'draining', 'rate/edits', 'rate/asks', 'out-of-order', 'room/unavailable'].every(
      isTemporary,
    ),
  ).toBe(true)
  expect(['not-found', 'work/observer', 'sheet/out-of-order', 'internal'].some(isTemporary)).toBe(false)
})
