import type { Memory } from './memory'

/** Cards that belong together: those of a page, or those of a case's guide. */
export type DeckPart = { id: string; title: string; cards: readonly string[] }

/** A card as it is asked and answered. */
export type DrillCard = {
  id: string
  ask: string
  /** What to choose from, in an order that says nothing; empty where the answer comes from memory. */
  choices: readonly string[]
  answer: string
  why: string
  /** Where to read on. */
  from: { title: string; href: string }
}

export type Memories = Readonly<Record<string, Memory>>
