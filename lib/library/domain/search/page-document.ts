import type { PublicCase } from '@/lib/cases/domain/case'
import type { Page } from '@/lib/handbook/domain/parse-page'
import { firstSentence } from '@/lib/handbook/domain/prepare-page'
import { PAGE_NAMES } from './page-names'
import type { SearchDocument } from './search-document'
import { termOf, wordsOf } from './terms'

/** A handbook page for the index. @param row its title in the catalogue */
export function pageDocument(page: Page, row: string): SearchDocument {
  const { id, kind, title, summary, sections, cards } = page
  const texts = [
    ...sections.map(({ text }) => text.replaceAll(/^```mermaid[\s\S]*?^```/gm, '')),
    ...cards.flatMap(({ ask, right, why }) => [ask, right, why]),
  ]
  return {
    id: `/handbook/${id}`,
    kind,
    title,
    line: firstSentence(summary),
    names: [...new Set([row, ...(PAGE_NAMES[id] ?? [])])].join('\n'),
    headings: kind === 'guide' ? sections.map((section) => section.title).join('\n') : '',
    summary: summary.trim(),
    body: eachOnce(texts.join(' ')),
  }
}

/**
 * The public part of a case. Never contains the guide.
 * @param row its title in the catalogue, if that does not give away the answer
 */
export function caseDocument(shown: PublicCase, row: string | null): SearchDocument {
  const { id, title, aka, teaser, prompt, tags } = shown
  return {
    id: `/cases/${id}`,
    kind: 'case',
    title,
    line: teaser ?? prompt,
    names: [...(row ? [row] : []), ...aka].join('\n'),
    headings: tags.join('\n'),
    summary: prompt,
    body: eachOnce(teaser ?? ''),
  }
}

/** Word frequency in a body hardly distinguishes pages, and counting it would make the index larger. */
function eachOnce(text: string): string {
  const words = new Map<string, string>()
  for (const word of wordsOf(text)) {
    const term = termOf(word)
    if (term && term.length > 2 && !/^\d/.test(term) && !words.has(term)) words.set(term, word)
  }
  return [...words.values()].join(' ')
}
