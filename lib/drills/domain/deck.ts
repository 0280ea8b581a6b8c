import type { Memory } from './memory'

/** Cards that belong together: those of a page, or those of a case's guide. */
export type DeckPart = { id: string; title: string; cards: readonly string[] }

/** A card with its question and answer. */
export type DrillCard = {
  id: string
  ask: string
  /** The options, in an order that reveals nothing; empty if the answer must be recalled. */
  choices: readonly string[]
  answer: string
  why: string
  /** Where to read more. */
  from: { title: string; href: string }
}

export type Memories = Readonly<Record<string, Memory>>
