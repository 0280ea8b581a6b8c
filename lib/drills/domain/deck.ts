import type { Memory } from './memory'

/** Cards that belong together: those of a page, or those of a case's guide. */
export type DeckPart = { id: string; title: string; cards: readonly string[] }

/** A card as it is asked and answered. */
export type DrillCard = {
  id: string
  ask: string
  answer: string
  why: string
  /** Where to read on. */
  from: { title: string; href: string }
}

export type Memories = Readonly<Record<string, Memory>>
