import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { presenceSchema } from '@/lib/board/domain/presence'
import { updateSchema } from '@/lib/updates/domain/update'
import { commandSchemas } from './commands'
import { clientOf, clientTag, isTemporary, MESSAGE, PROTOCOL_VERSION, STREAMS } from './wire'

test('[W3] what goes over the wire changes only together with the protocol version', () => {
  const schemas = Object.fromEntries(
    Object.entries({ ...commandSchemas, presence: presenceSchema, update: updateSchema }).map(
      ([kind, schema]) => [kind, z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })],
    ),
  )
  const hash = createHash('sha256')
    .update(JSON.stringify([MESSAGE, STREAMS, schemas]))
    .digest('hex')
    .slice(0, 16)
  // Changed one of them? Raise PROTOCOL_VERSION and put the new pair here.
  expect([PROTOCOL_VERSION, hash]).toEqual([5, '8276b49ffbf0dbb7'])
})

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
