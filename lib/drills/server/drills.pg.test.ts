import { beforeAll, expect, test } from 'vitest'
import { syncContent } from '@/lib/cases/server/sync-content'
import { db } from '@/lib/db/client'
import { createRoom } from '@/lib/rooms/server/create-room'
import { type Person, person } from '@/tests/fixtures/builders'
import { endedRoom } from '@/tests/fixtures/ended-room'
import { guideTexts } from '@/tests/support/guide-texts'
import { casePart, partOf } from '../domain/card-id'
import { recallAll } from '../domain/memory'
import type { Rating } from '../domain/rating'
import { reviewKey } from '../domain/review-changes'
import { handbookCards } from './all-cards'
import { drawCards } from './draw-cards'
import { getDeck } from './get-deck'
import { keepReviews, MOST_REVIEWS } from './keep-reviews'
import { countDue, listMemories } from './memories'

const NOW = new Date('2026-05-04T10:00:00Z')
const DAY = 86_400_000
const CASE = 'hotel-booking-system'
const cardsOf = async (page: string) =>
  (await handbookCards()).find(({ part }) => part === page)?.cards.map(({ id }) => id) ?? []
const rated = (card: string, at: number, rating: Rating | 0, changed = at) => ({
  key: reviewKey(card, at),
  rating,
  at: changed,
})
const caseCardsOf = async (who: Person, now: Date) =>
  (await getDeck(who.id, now)).find(({ id }) => id === casePart(CASE))?.cards ?? []

beforeAll(async () => {
  await syncContent()
})

test('[DR2] a visitor’s ratings are added to their account once, whatever it had, and to nobody else’s', async () => {
  const [ines, mara] = [await person('Ines'), await person('Mara')]
  const [card = '', other = ''] = await cardsOf('saga')
  const times = [9, 6, 2].map((days) => NOW.getTime() - days * DAY)
  const [first = 0, second = 0, third = 0] = times
  await keepReviews(ines.id, [rated(card, second, 3)], NOW)
  const kept = [rated(card, first, 3), rated(card, third, 1), rated(other, third, 4)]
  await keepReviews(ines.id, kept, NOW)
  await keepReviews(ines.id, [...kept, rated('saga/0000000', third, 3)], NOW)
  expect(await listMemories(ines.id, NOW)).toEqual({
    [card]: recallAll([
      { at: first, rating: 3 },
      { at: second, rating: 3 },
      { at: third, rating: 1 },
    ]),
    [other]: recallAll([{ at: third, rating: 4 }]),
  })
  expect(await listMemories(mara.id, NOW)).toEqual({})
  expect(await db.cardReview.count({ where: { userId: ines.id } })).toBe(4)
})

test('[DR3] an undone rating is as if it had never been made', async () => {
  const ines = await person('Ines')
  const [card = ''] = await cardsOf('saga')
  const at = NOW.getTime()
  await keepReviews(ines.id, [rated(card, at - DAY, 3), rated(card, at, 1)], NOW)
  await keepReviews(ines.id, [rated(card, at, 0, at + 1)], NOW)
  expect(await listMemories(ines.id, NOW)).toEqual({ [card]: recallAll([{ at: at - DAY, rating: 3 }]) })
  await keepReviews(ines.id, [rated(card, at - DAY, 0, at + 2)], NOW)
  expect(await listMemories(ines.id, NOW)).toEqual({})
})

test('[DR2] a clock that is ahead counts as now, and two pages at once lose nothing', async () => {
  const ines = await person('Ines')
  const cards = await cardsOf('cqrs')
  const at = NOW.getTime()
  await Promise.all(
    cards.flatMap((card) => [
      keepReviews(ines.id, [rated(card, at - DAY, 3)], NOW),
      keepReviews(ines.id, [rated(card, at + 400 * DAY, 3)], NOW),
    ]),
  )
  const memories = await listMemories(ines.id, NOW)
  for (const card of cards) {
    expect(memories[card]).toEqual(
      recallAll([
        { at: at - DAY, rating: 3 },
        { at, rating: 3 },
      ]),
    )
  }
})

test('[DR2] one card cannot fill the disk, however many ratings come at once', async () => {
  const ines = await person('Ines')
  const [card = '', other = ''] = await cardsOf('saga')
  const kept = () => db.cardReview.count({ where: { userId: ines.id, cardId: card } })
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => rated(card, from - index, 3))
  await keepReviews(ines.id, many(MOST_REVIEWS - 1, NOW.getTime()), NOW)
  // There is room for one of these, and another card has its own.
  await keepReviews(ines.id, [...many(200, NOW.getTime() - DAY), rated(other, NOW.getTime(), 3)], NOW)
  expect(await kept()).toBe(MOST_REVIEWS)
  expect(await db.cardReview.count({ where: { userId: ines.id, cardId: other } })).toBe(1)
  // Sending the same again takes no room, and undoing one frees its room for the next.
  await keepReviews(ines.id, many(100, NOW.getTime()), NOW)
  expect(await kept()).toBe(MOST_REVIEWS)
  await keepReviews(
    ines.id,
    [rated(card, NOW.getTime(), 0, NOW.getTime() + 1), ...many(2, NOW.getTime() - 2 * DAY)],
    NOW,
  )
  expect(await kept()).toBe(MOST_REVIEWS)
})

test('[DR2] deleting an account leaves no review behind', async () => {
  const ines = await person('Ines')
  const [card = ''] = await cardsOf('saga')
  await keepReviews(ines.id, [rated(card, NOW.getTime(), 3)], NOW)
  await db.user.delete({ where: { id: ines.id } })
  expect(await db.cardReview.count({ where: { userId: ines.id } })).toBe(0)
  expect(await db.cardMemory.count({ where: { userId: ines.id } })).toBe(0)
})

test('[DR5] cards of a guide reach users who may read it, and nobody who could still be interviewed on it', async () => {
  const [ines, mara, sami] = [await person('Ines'), await person('Mara'), await person('Sami')]
  await endedRoom(ines, { caseId: CASE, others: [[mara, 'interviewer']] })
  const now = new Date()
  const cards = await caseCardsOf(ines, now)
  expect(cards.length).toBeGreaterThan(3)
  const texts = guideTexts(CASE)
  const told = async (who: Person | null, at: Date) => {
    const drawn = JSON.stringify(await drawCards(who?.id ?? null, cards, at))
    return texts.filter((text) => drawn.includes(text)).length
  }
  expect(await told(ines, now)).toBeGreaterThan(3)
  expect(await told(mara, now)).toBeGreaterThan(3)
  expect([await told(sami, now), await told(null, now)]).toEqual([0, 0])
  expect(await caseCardsOf(sami, now)).toEqual([])

  const [card = ''] = cards
  await keepReviews(ines.id, [rated(card, now.getTime() - 40 * DAY, 3)], now)
  expect(await countDue(ines.id, now, now)).toEqual({ due: 1, begun: true })
  // A new round with her as its candidate closes the guide again.
  await createRoom(ines, { caseId: CASE, mode: 'pair', minutes: 45, role: 'candidate' }, now)
  expect(await told(ines, now)).toBe(0)
  expect(await caseCardsOf(ines, now)).toEqual([])
  expect(await listMemories(ines.id, now)).toEqual({})
  expect(await countDue(ines.id, now, now)).toEqual({ due: 0, begun: true })
  // Ratings made while it was open are still accepted, and are there when it opens again.
  await keepReviews(ines.id, [rated(card, now.getTime() - 30 * DAY, 3)], now)
  expect(await db.cardReview.count({ where: { userId: ines.id, cardId: card } })).toBe(2)
  expect(partOf(card)).toBe(casePart(CASE))
})

test('[DR5] a stranger’s ratings of a guide they never had access to are left out', async () => {
  const [ines, sami] = [await person('Ines'), await person('Sami')]
  await endedRoom(ines, { caseId: CASE, mode: 'solo' })
  const [card = ''] = await caseCardsOf(ines, new Date())
  expect(card).not.toBe('')
  await keepReviews(sami.id, [rated(card, NOW.getTime(), 3)], NOW)
  expect(await db.cardReview.count({ where: { userId: sami.id } })).toBe(0)
})
