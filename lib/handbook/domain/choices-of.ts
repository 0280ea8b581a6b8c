import type { PageFrontMatter } from './page-schema'

type Card = Pick<PageFrontMatter['cards'][number], 'ask' | 'right' | 'wrong'>

/**
 * The options of a card. Only a question that asks "which" needs them; the others are better practice without, and get
 * an empty list. Alphabetical order does not reveal the right one.
 */
export function choicesOf({ ask, right, wrong }: Card): string[] {
  if (!/\bwhich\b/i.test(ask)) return []
  return [right, ...wrong].sort((one, other) => one.localeCompare(other, 'en'))
}
