import type { DeckPart } from '../domain/deck'
import { deckPart, handbookCards, openGuideCards } from './all-cards'

/**
 * The ids of all cards that a user may be asked (null: anybody), guides last. Their texts are loaded separately: see
 * drawCards.
 */
export async function getDeck(userId: string | null, now: Date): Promise<DeckPart[]> {
  const parts = await handbookCards()
  const own = userId === null ? [] : await openGuideCards(userId, now)
  return [...parts, ...own].map(deckPart)
}
