import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WireEvents, WireItem } from '@/lib/rooms/domain/protocol/messages/events'
import { EventOrder } from './event-order'

const item = (seq: number): WireItem => [seq, 0, 0, 'chat/said', { text: '' }, 0, 0]
const seqs = (items: WireItem[]) => items.map(([seq]) => seq)

test('[O1] events come out in order, each once, however messages were shuffled and repeated', () => {
  const whole = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 20 }).chain((sizes) => {
    let seq = 0
    const messages = sizes.map((size): WireEvents => {
      const prev = seq
      // Numbers that this receiver may not see are skipped.
      return [prev, Array.from({ length: size }, () => item(++seq))]
    })
    const order = fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 })
    return fc.tuple(fc.constant(seq), order)
  })
  fc.assert(
    fc.property(whole, ([last, messages]) => {
      const order = new EventOrder(0)
      const got: number[] = []
      for (const message of messages) got.push(...seqs(order.take(message).items))
      expect(got).toEqual(Array.from({ length: last }, (_, index) => index + 1))
    }),
  )
})

test('[V3] a message whose predecessor is missing waits and reports a gap', () => {
  const order = new EventOrder(4)
  expect(order.take([6, [item(7)]])).toEqual({ items: [], gap: true })
  const { items, gap } = order.take([4, [item(6)]])
  expect(seqs(items)).toEqual([6, 7])
  expect(gap).toBe(false)
})

test('[V3] numbers that this viewer may not see are not a gap', () => {
  const order = new EventOrder(4)
  expect(order.take([4, [item(9)]])).toMatchObject({ gap: false })
  expect(order.seq).toBe(9)
})

test('[J1] after a join, earlier messages are dropped', () => {
  const order = new EventOrder(4)
  order.take([8, [item(9)]])
  order.restart(20)
  expect(order.take([12, [item(13), item(20), item(21)]])).toMatchObject({ items: [item(21)], gap: false })
})
