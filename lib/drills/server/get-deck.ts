import type { DeckPart } from '../domain/deck'
import { deckPart, handbookCards, openGuideCards } from './all-cards'

/** The names of all cards that somebody may be asked (null: anybody), guides last. What they say is drawn apart: see drawCards. */
export async function getDeck(userId: string | null, now: Date): Promise<DeckPart[]> {
  const parts = await handbookCards()
  const own = userId === null ? [] : await openGuideCards(userId, now)
  return [...parts, ...own].map(deckPart)
}
