import type { SourceDocument } from '@/lib/content/domain/source-document'
import type { Page } from './parse-page'

/**
 * The prose of a page, with line numbers: its summary, its cards, and its body without code, with tables cell by cell.
 */
export function pageProse(page: Page, document: SourceDocument): { text: string; line: number }[] {
  const cards = page.cards.flatMap(({ ask, right, wrong, why }, index) => {
    const line = document.lineOf(['cards', index])
    return [ask, right, ...wrong, why].map((text) => ({ text, line }))
  })
  return [{ text: page.summary, line: document.lineOf(['summary']) }, ...cards, ...bodyProse(document)]
}

function bodyProse({ body, bodyLine }: SourceDocument): { text: string; line: number }[] {
  let fenced = false
  return body.split('\n').flatMap((text, index) => {
    if (text.startsWith('```')) fenced = !fenced
    if (fenced || text.startsWith('#')) return []
    return text.split('|').map((cell) => ({ text: cell, line: bodyLine + index }))
  })
}
