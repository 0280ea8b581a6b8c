/** Words of a piece of the session; empty where only the piece is meant. */
export type Quote = Readonly<{ piece: string; text: string }>

/** A shorter one shows nothing, unless it is all that the piece says. */
const LEAST_WORDS = 3

/**
 * Whether words are in a text as they stand, whole words in the same order. Only spaces and the form of quotation marks
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

/** Whether a word goes on beyond the edge of a quote. */
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
