import type { PageFrontMatter } from './page-schema'

type Card = Pick<PageFrontMatter['cards'][number], 'ask' | 'right' | 'wrong'>

/**
 * What a card offers to choose from. Only a question that asks "which" cannot be answered without; the others are
 * better practice with nothing to choose from, and give an empty list. The alphabet says nothing about what is right.
 */
export function choicesOf({ ask, right, wrong }: Card): string[] {
  if (!/\bwhich\b/i.test(ask)) return []
  return [right, ...wrong].sort((one, other) => one.localeCompare(other, 'en'))
}
