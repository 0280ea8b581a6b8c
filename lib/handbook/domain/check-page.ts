import { checkEstimates } from '@/lib/content/domain/check/check-estimates'
import { checkLength, findLooseNumbers } from '@/lib/content/domain/check/check-prose'
import type { Finding, Say } from '@/lib/content/domain/finding'
import type { SourceDocument } from '@/lib/content/domain/source-document'
import { checkPatternGraph } from './check-pattern-graph'
import { checkSubstance } from './check-substance'
import type { Page } from './parse-page'

/** Word limits for the body of a page. */
const BODY = {
  pattern: { least: 600, most: 1000 },
  concept: { least: 500, most: 900 },
  guide: { least: 500, most: 1600 },
}

/** Checks whether a handbook page is consistent, beyond its syntax. Findings have line numbers of the file. */
export function checkPage(page: Page, document: SourceDocument): Finding[] {
  const findings: Finding[] = []
  const say: Say = (path, message, severity = 'error') =>
    findings.push({ line: document.lineOf(path), message, severity })

  checkPatternGraph(page, document, say)
  checkEstimates(page.estimates, [], ['estimates'], say)
  const diagrams = (document.body.match(/^```mermaid/gm) ?? []).length
  if (page.kind !== 'guide' && diagrams !== 1) {
    findings.push({
      line: document.bodyLine,
      message: `there are ${diagrams} Mermaid diagrams; there must be exactly one`,
      severity: 'standard',
    })
  }
  const longest = page.cards.filter(({ right, wrong }) => wrong.every((text) => text.length < right.length))
  if (longest.length > page.cards.length / 2) {
    say(
      ['cards'],
      `in ${longest.length} of ${page.cards.length} cards the right answer is the longest; vary that`,
      'warning',
    )
  }
  const known = [...page.estimates.assume, ...page.estimates.derive].map(({ text }) => text)
  return [
    ...findings,
    ...(page.kind === 'guide' ? [] : checkSubstance(document)),
    ...checkLength('the body', document.body, BODY[page.kind], document.bodyLine),
    ...findLooseNumbers(document.body, known, document.bodyLine),
  ]
}
