import { expect, test } from 'vitest'
import { beginSession, cardsDone, rate, undo } from './session'

const NOW = Date.UTC(2026, 4, 4, 9)
const CARDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((page) => `${page}/0000000`)

test('[DR4] a card that was not known is asked again in the same ten minutes, after others', () => {
  const session = rate(beginSession(CARDS, {}), 1, NOW)
  expect(session.queue.slice(0, 5)).toEqual([...CARDS.slice(1, 5), CARDS[0]])
  expect(cardsDone(session)).toBe(0)
  expect(cardsDone(rate(session, 4, NOW))).toBe(1)
})

test('[DR3] an undone rating leaves no trace, even if all are undone', () => {
  const start = beginSession(CARDS, {})
  const once = rate(start, 3, NOW)
  const twice = rate(once, 1, NOW + 1)
  expect(undo(twice)).toEqual(once)
  expect(undo(undo(twice))).toEqual(start)
  expect(undo(start)).toEqual(start)
})

test('[DR4] rating on an empty queue changes nothing', () => {
  const empty = beginSession([], {})
  expect(rate(empty, 3, NOW)).toEqual(empty)
})
