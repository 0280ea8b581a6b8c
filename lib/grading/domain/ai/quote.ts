/** Words from a piece of the session; empty if only the piece is cited. */
export type Quote = Readonly<{ piece: string; text: string }>

/** A shorter quote shows nothing, unless it is the whole piece. */
const LEAST_WORDS = 3

/**
 * Whether a text contains these exact words, whole and in the same order. Only spaces and the form of quotation marks
 * may differ, since models write these in their own way.
 */
export function isQuoteOf(quote: string, text: string): boolean {
  const [part, whole] = [evened(quote), evened(text)]
  if (part === '') return false
  if (part === whole) return true
  if (part.split(' ').length < LEAST_WORDS) return false
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1))
    if (!isLetter(whole[at - 1], part[0]) && !isLetter(whole[at + part.length], part.at(-1))) return true
  return false
}

/** Whether a word continues beyond the edge of a quote. */
function isLetter(beyond: string | undefined, edge: string | undefined): boolean {
  const word = /[\p{L}\p{N}]/u
  return beyond !== undefined && edge !== undefined && word.test(beyond) && word.test(edge)
}

function evened(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’‚]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}
