import { db } from '@/lib/db/client'
import { listRead } from '@/lib/handbook/server/reading'
import type { Memories } from '../domain/deck'
import type { Memory } from '../domain/memory'
import { casesOf, deckPart, handbookCards, openGuideCards } from './all-cards'

/** A user's memories, by card. Guides that are closed to them are left out. */
export async function listMemories(userId: string, now: Date, cards?: readonly string[]): Promise<Memories> {
  const rows = await db.cardMemory.findMany({
    where: { userId, ...(cards ? { cardId: { in: [...cards] } } : {}) },
  })
  const seen = await visibleOf(
    rows.map(({ cardId }) => cardId),
    userId,
    now,
  )
  return Object.fromEntries(
    rows.filter(({ cardId }) => seen.has(cardId)).map(({ cardId, ...row }) => [cardId, memoryOf(row)]),
  )
}

/** How many cards are due before a moment, of those that a user may see, and whether they ever rated one. */
export async function countDue(
  userId: string,
  before: Date,
  now: Date,
): Promise<{ due: number; begun: boolean }> {
  const rows = await db.cardMemory.findMany({
    where: { userId, due: { lt: before } },
    select: { cardId: true },
  })
  const seen = await visibleOf(
    rows.map(({ cardId }) => cardId),
    userId,
    now,
  )
  const due = rows.filter(({ cardId }) => seen.has(cardId)).length
  return { due, begun: due > 0 || (await db.cardMemory.count({ where: { userId }, take: 1 })) > 0 }
}

async function visibleOf(ids: readonly string[], userId: string, now: Date): Promise<Set<string>> {
  const cases = casesOf(ids)
  const parts = [
    ...(await handbookCards()),
    ...(cases.length > 0 ? await openGuideCards(userId, now, cases) : []),
  ]
  return new Set(parts.flatMap((part) => deckPart(part).cards))
}

type Row = Omit<Memory, 'due' | 'first' | 'last'> & { due: Date; first: Date; last: Date }

function memoryOf({ due, stability, difficulty, days, step, reps, lapses, stage, first, last }: Row): Memory {
  return {
    due: due.getTime(),
    stability,
    difficulty,
    days,
    step,
    reps,
    lapses,
    stage,
    first: first.getTime(),
    last: last.getTime(),
  }
}

/** The parts of an account that pages with drills need: memories, and which pages were read. */
export async function drillAccount(
  userId: string,
  now: Date,
): Promise<{ memories: Memories; read: string[] }> {
  const [memories, read] = await Promise.all([listMemories(userId, now), listRead(userId)])
  return { memories, read }
}
