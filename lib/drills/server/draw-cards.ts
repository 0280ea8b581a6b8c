import type { DrillCard } from '../domain/deck'
import { casesOf, handbookCards, openGuideCards } from './all-cards'

/**
 * Questions and answers of the cards that a user may see at this moment (null: anybody). Hidden and deleted cards are
 * left out.
 */
export async function drawCards(
  userId: string | null,
  ids: readonly string[],
  now: Date,
): Promise<DrillCard[]> {
  const cases = casesOf(ids)
  const parts = [
    ...(await handbookCards()),
    ...(userId !== null && cases.length > 0 ? await openGuideCards(userId, now, cases) : []),
  ]
  const wanted = new Set(ids)
  return parts.flatMap(({ cards }) => cards.filter(({ id }) => wanted.has(id)))
}
