/** A card's id, from its part of the deck and its question: `saga/1k9x2ab`, `case:url-shortener/0f3k2zz`. */
export const CARD_ID = /^(?:case:)?[a-z0-9-]{1,80}\/[a-z0-9]{7}$/

const CASE = 'case:'

/**
 * The id of a card. A reworded question is a new card; one that is only moved keeps its id, so that people's memories
 * of it are kept.
 */
export function cardId(part: string, ask: string): string {
  return `${part}/${fingerprint(ask)}`
}

/** The part of the deck with the cards of a case's guide. Parts of pages have the handbook's ids. */
export function casePart(caseId: string): string {
  return `${CASE}${caseId}`
}

/** The part that a card belongs to. */
export function partOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

/** The case whose guide a part of the deck comes from; null for pages. */
export function caseOfPart(part: string): string | null {
  return part.startsWith(CASE) ? part.slice(CASE.length) : null
}

/** FNV-1a in 32 bits: short and the same everywhere. The content check detects two cards with one id. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (const letter of text.trim().replaceAll(/\s+/g, ' ')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(36).padStart(7, '0')
}
