import { DIMENSION_TITLES } from '@/lib/framework/dimensions'
import { READING_PATH } from '@/lib/handbook/domain/reading-path'
import { pagesForCase } from '@/lib/handbook/server/handbook'
import { casePart } from '../domain/card-id'
import type { DeckPart } from '../domain/deck'
import { DIMENSION_PAGES, type DrillScope } from '../domain/scope'
import { getDeck } from './get-deck'

/** The cards of a scope, and what they belong to (null: today). */
export type OpenScope = { deck: DeckPart[]; of: { title: string; href: string } | null }

/**
 * The cards of a scope. Null where a user has none: the pages related to a case reveal how it can be solved, so a case
 * has no cards until its guide is open.
 */
export async function openScope(
  scope: DrillScope,
  userId: string | null,
  now: Date,
): Promise<OpenScope | null> {
  const deck = await getDeck(userId, now)
  if (scope.kind === 'today') return { deck, of: null }
  const found = await partsOf(scope, deck)
  if (!found) return null
  const parts = found.parts.flatMap((id) => deck.find((part) => part.id === id) ?? [])
  return parts.length === 0 ? null : { deck: parts, of: found.of }
}

async function partsOf(
  scope: Exclude<DrillScope, { kind: 'today' }>,
  deck: readonly DeckPart[],
): Promise<{ parts: readonly string[]; of: NonNullable<OpenScope['of']> } | null> {
  switch (scope.kind) {
    case 'page': {
      const page = deck.find(({ id }) => id === scope.id)
      return page ? { parts: [page.id], of: { title: page.title, href: `/handbook/${page.id}` } } : null
    }
    case 'stage': {
      const stage = READING_PATH.find(({ id }) => id === scope.id)
      return stage ? { parts: stage.pages, of: { title: stage.title, href: '/drills' } } : null
    }
    case 'dimension':
      return {
        parts: [...new Set(DIMENSION_PAGES[scope.id])],
        of: { title: DIMENSION_TITLES[scope.id], href: '/drills' },
      }
    case 'case': {
      const own = deck.find(({ id }) => id === casePart(scope.id))
      if (!own) return null
      const pages = await pagesForCase(scope.id)
      return {
        parts: [own.id, ...pages.map(({ id }) => id)],
        of: { title: own.title, href: `/cases/${scope.id}` },
      }
    }
  }
}
