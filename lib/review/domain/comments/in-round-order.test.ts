import { expect, test } from 'vitest'
import type { CommentTarget, CommentThread } from './comment'
import { inRoundOrder } from './in-round-order'

const thread = (seq: number, about: CommentTarget): CommentThread => ({
  ...{ about, resolved: false, open: true, mayResolve: true, replies: [] },
  first: {
    seq,
    name: 'Ines',
    mine: true,
    byLink: false,
    text: '',
    at: 0,
    edited: false,
    removed: false,
    mayRemove: false,
    isNew: false,
  },
})

test('[CM10] threads are in the order of the round, then of the worksheet, with grades last', () => {
  const threads = [
    thread(1, { kind: 'grade', column: 'self-ines', dimension: 'depth' }),
    thread(2, { kind: 'field', field: 'calculations' }),
    thread(3, { kind: 'moment', elapsed: 90_000 }),
    thread(4, { kind: 'field', field: 'purpose' }),
    thread(5, { kind: 'element', id: 'service', elapsed: 30_000 }),
    thread(6, { kind: 'moment', elapsed: 30_000 }),
  ]
  expect(inRoundOrder(threads).map(({ first }) => first.seq)).toEqual([5, 6, 3, 4, 2, 1])
})
