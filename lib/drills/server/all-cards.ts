import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { PAGE_IDS } from '@/lib/handbook/domain/reading-path'
import { handbook } from '@/lib/handbook/server/handbook'
import { type KnownGuide, listGuides } from '@/lib/rooms/server/guide/list-guides'
import { AppError } from '@/lib/shared/errors'
import { caseOfPart, casePart, partOf } from '../domain/card-id'
import { caseCards } from '../domain/case-cards'
import type { DeckPart, DrillCard } from '../domain/deck'
import { pageCards } from '../domain/page-cards'

export type CardsOfPart = { part: string; title: string; cards: DrillCard[] }

/** The cards of the handbook, in the order of the reading path. Anybody may see them. */
export async function handbookCards(): Promise<CardsOfPart[]> {
  const pages = await handbook()
  return PAGE_IDS.flatMap((id) => {
    const page = pages.get(id)
    return page ? [{ part: id, title: page.title, cards: pageCards(page) }] : []
  })
}

/** The cards of the guides that are open to a user right now. */
export async function openGuideCards(
  userId: string,
  now: Date,
  only?: readonly string[],
): Promise<CardsOfPart[]> {
  const guides = await listGuides(userId, now, only)
  return guideCards(guides.filter(({ access }) => access === 'open'))
}

/** The cards of guides, regardless of who may see them. */
export async function guideCards(guides: readonly KnownGuide[]): Promise<CardsOfPart[]> {
  const parts: CardsOfPart[] = []
  for (const { caseId, versionId, title } of guides) {
    const whole = await getCaseVersion(versionId).catch((error: unknown) => {
      // A version that can no longer be parsed has no cards; the others still have theirs.
      if (error instanceof AppError) return null
      throw error
    })
    if (whole) parts.push({ part: casePart(caseId), title, cards: caseCards(whole) })
  }
  return parts
}

/** The cases of some cards. */
export function casesOf(ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => caseOfPart(partOf(id)) ?? []))]
}

export function deckPart({ part, title, cards }: CardsOfPart): DeckPart {
  return { id: part, title, cards: cards.map(({ id }) => id) }
}
