import { expect, test } from 'vitest'
import type { DeckPart, Memories } from './deck'
import { recall, recallAll } from './memory'
import { DAY_CARDS, forecast, NEW_CARDS, planDay } from './plan-day'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TODAY = { from: Date.UTC(2026, 4, 4), to: Date.UTC(2026, 4, 5) }
const part = (id: string, count: number): DeckPart => ({
  id,
  title: id,
  cards: Array.from({ length: count }, (_, index) => `${id}/${String(index).padStart(7, '0')}`),
})
const DECK = [part('cap-theorem', 4), part('saga', 4), part('cqrs', 60)]
const NOBODY = new Set<string>()

/** A card that is due so many days from the start of today. */
const dueIn = (days: number, now = TODAY.from) => {
  const memory = recall(recall(null, { at: now - 30 * DAY, rating: 4 }), { at: now - 20 * DAY, rating: 3 })
  return { ...memory, due: now + days * DAY }
}

test('[DR4] new cards of pages that were read come first, no more than fit into a day', () => {
  expect(planDay(DECK, {}, NOBODY, TODAY).fresh).toEqual([
    ...(DECK[0]?.cards ?? []),
    'saga/0000000',
    'saga/0000001',
  ])
  const { fresh, due } = planDay(DECK, {}, new Set(['saga']), TODAY)
  expect(fresh.slice(0, 4)).toEqual(DECK[1]?.cards)
  expect([fresh.length, due.length]).toEqual([NEW_CARDS, 0])
})

test('[DR4] due cards come before new ones, the longest overdue first, and the rest waits', () => {
  const cards = DECK[2]?.cards ?? []
  const memories: Memories = Object.fromEntries(cards.map((card, index) => [card, dueIn(-index / 10)]))
  const plan = planDay(DECK, memories, NOBODY, TODAY)
  expect(plan.due[0]).toBe(cards.at(-1))
  expect([plan.due.length, plan.waiting, plan.fresh.length]).toEqual([DAY_CARDS, 60 - DAY_CARDS, 0])
})

test('[DR4] cards done today count, so that a day ends', () => {
  const now = TODAY.from + 9 * HOUR
  const begun = Object.fromEntries(
    (DECK[0]?.cards ?? []).map((card) => [card, recallAll([{ at: now, rating: 4 }]) ?? dueIn(1)]),
  )
  const plan = planDay(DECK, begun, NOBODY, TODAY)
  expect([plan.done, plan.fresh.length]).toEqual([4, NEW_CARDS - 4])
})

test('[DR4] a card is due on its day, whatever the hour, and the forecast covers each day', () => {
  const memories: Memories = {
    'saga/0000000': dueIn(-3),
    'saga/0000001': { ...dueIn(0), due: TODAY.to - 1 },
    'saga/0000002': { ...dueIn(0), due: TODAY.to },
    'saga/0000003': { ...dueIn(0), due: TODAY.to + 2 * DAY - 1 },
  }
  expect(planDay(DECK, memories, NOBODY, TODAY).due).toEqual(['saga/0000000', 'saga/0000001'])
  expect(forecast(DECK, memories, TODAY, 4)).toEqual([2, 1, 1, 0])
})
