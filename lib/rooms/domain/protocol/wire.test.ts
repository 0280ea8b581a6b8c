import { expect, test } from 'vitest'
import { clientOf, clientTag, isTemporary, STREAMS } from './wire'

test('tabs and streams have names of their own', () => {
  expect(clientOf('tab', 'board')).toBe('tab.board')
  // Logs of before the stream was called `round` hold this name; a resend is counted by it.
  expect(clientOf('tab', 'round')).toBe('tab.talk')
  const tags = new Set(STREAMS.map((stream) => clientTag(clientOf('tab-0001', stream))))
  expect(tags.size).toBe(3)
})

test('[O3] refusals that pass are told from those that are final', () => {
  expect(
    ['unavailable', 'draining', 'rate/edits', 'rate/asks', 'out-of-order', 'room/unavailable'].every(
      isTemporary,
    ),
  ).toBe(true)
  expect(['not-found', 'work/observer', 'sheet/out-of-order', 'internal'].some(isTemporary)).toBe(false)
})
