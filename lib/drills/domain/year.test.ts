import { expect, test } from 'vitest'
import type { DeckPart, Memories } from './deck'
import { type Memory, recall } from './memory'
import { DAY_CARDS, dueCards, NEW_CARDS, planDay } from './plan-day'
import { drawFrom } from './seeded'
import { beginSession, cardsDone, rate } from './session'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 5)
/** As large as the handbook and the guides of ten cases. */
const DECK: DeckPart[] = Array.from({ length: 98 }, (_, part) => ({
  id: `page-${part}`,
  title: `Page ${part}`,
  cards: Array.from({ length: 5 }, (_, card) => `page-${part}/${String(card).padStart(7, '0')}`),
}))
const CARDS = DECK.flatMap(({ cards }) => cards)

/** A year of ten minutes a day by somebody whose memory matches the FSRS model. `away` are days without any. */
function playYear(seed: number, away: (day: number) => boolean) {
  const draw = drawFrom(seed)
  let memories: Memories = {}
  const days: { due: number; asked: number; begun: number; late: number }[] = []
  for (let day = 0; day < 365; day++) {
    if (away(day)) continue
    const from = START + day * DAY
    const plan = planDay(DECK, memories, new Set(), { from, to: from + DAY })
    const overdue = dueCards(DECK, memories, from + DAY)
    const late = overdue[0] ? (from - (memories[overdue[0]]?.due ?? from)) / DAY : 0
    let session = beginSession([...plan.due, ...plan.fresh], memories)
    let now = from + 19 * 3_600_000
    let asked = 0
    while (session.queue[0] !== undefined && asked < 200) {
      const memory = session.memories[session.queue[0]]
      const gone = memory ? (now - memory.last) / DAY : 0
      const remembers = memory ? (1 + (0.9 ** (1 / -0.1542) - 1) * (gone / memory.stability)) ** -0.1542 : 0.5
      session = rate(session, draw.next() < remembers ? 3 : 1, now)
      now += 20_000
      asked++
    }
    expect(cardsDone(session)).toBe(session.total)
    memories = session.memories
    days.push({ due: overdue.length, asked, begun: plan.fresh.length, late })
  }
  return { memories, days }
}

test('[DR4] a year of ten minutes a day: each card is started, none is lost, and due cards fit into the day', () => {
  const { memories, days } = playYear(1, () => false)
  expect(days).toHaveLength(365)
  expect(Object.keys(memories).sort()).toEqual([...CARDS].sort())
  for (const { due, asked, begun, late } of days) {
    expect(due).toBeLessThanOrEqual(2 * DAY_CARDS)
    expect(begun).toBeLessThanOrEqual(NEW_CARDS)
    expect(asked).toBeLessThanOrEqual(2 * DAY_CARDS)
    expect(late).toBeLessThan(3)
  }
  const mean = days.reduce((sum, { asked }) => sum + asked, 0) / days.length
  expect(mean).toBeLessThanOrEqual(DAY_CARDS + 2)
  // Every card has a future due date at the end.
  for (const { due, last } of Object.values(memories)) expect(due).toBeGreaterThan(last)
})

test('[DR4] after three weeks away, waiting cards are asked, the longest overdue first, before anything new', () => {
  const { days, memories } = playYear(4, (day) => day >= 60 && day < 81)
  const back = days[60]
  expect(back?.due).toBeGreaterThan(DAY_CARDS)
  expect(back?.begun).toBe(0)
  // Caught up within three weeks, and stays so.
  expect(days[81]?.late).toBeLessThan(3)
  expect(Object.keys(memories)).toHaveLength(CARDS.length)
})

test('[DR1] a card that is always known is asked at longer and longer intervals', () => {
  let memory: Memory | null = null
  const intervals: number[] = []
  while (intervals.length < 10) {
    memory = recall(memory, { at: memory?.due ?? START, rating: 3 })
    if (memory.stage === 'review') intervals.push(memory.days)
  }
  for (const [index, days] of intervals.entries()) expect(days).toBeGreaterThan(intervals[index - 1] ?? 0)
})
