import { checkEstimates } from '@/lib/content/domain/check/check-estimates'
import { checkLength, findLooseNumbers } from '@/lib/content/domain/check/check-prose'
import type { Finding, Say } from '@/lib/content/domain/finding'
import { splitAtHeadings } from '@/lib/content/domain/headings'
import { markdownProblems } from '@/lib/content/domain/markdown/markdown-problems'
import type { SourceDocument } from '@/lib/content/domain/source-document'
import type { Case } from '../case'
import { CASE_HEADINGS, type CaseSection } from '../case-body'
import { checkGraph } from './check-graph'
import { checkGuide } from './check-guide'
import { givenNumbers } from './given-numbers'

/** Word limits for the body and for the whole file. */
const BODY = { product: { least: 1800, most: 2400 }, feature: { least: 1200, most: 1600 } }
const WHOLE_FILE = { least: 3000 }
const DIVES = { least: 2, most: 4 }

/** A section with fewer words is a stub. */
const SECTION: Record<CaseSection, number> = {
  inOneMinute: 80,
  strongRound: 80,
  dataModel: 50,
  mainFlow: 60,
  deepDives: 250,
  tradeOffs: 80,
  failures: 80,
  commonMistakes: 50,
}

/** Checks whether a case is consistent, beyond its syntax. Findings have line numbers of the file. */
export function checkCase(whole: Case, document: SourceDocument): Finding[] {
  const findings: Finding[] = []
  const say: Say = (path, message, severity = 'error') =>
    findings.push({ line: document.lineOf(path), message, severity })
  const given = givenNumbers(whole.guide.facts)

  checkGraph(whole.guide, say)
  checkEstimates(whole.guide.estimates, given, ['guide', 'estimates'], say)
  checkGuide(whole, say)
  const tooMuch = checkMarkdown(document)
  // The other checks read the whole body.
  if (tooMuch.length > 0) return [...findings, ...tooMuch]
  return [...findings, ...checkSubstance(whole, document), ...looseNumbers(whole, document)]
}

function checkMarkdown({ body, bodyLine }: SourceDocument): Finding[] {
  return splitAtHeadings(body, 2, bodyLine).flatMap(({ title, text, textLine }) =>
    markdownProblems(text, textLine).map(({ line, message }) => ({
      line,
      message: `"## ${title}": ${message}`,
      severity: 'error' as const,
    })),
  )
}

function checkSubstance(whole: Case, { body, bodyLine, frontMatter }: SourceDocument): Finding[] {
  const dives = whole.body.dives.length
  const count = `there are ${dives} deep dives; it needs ${DIVES.least} to ${DIVES.most}`
  const lineOf = (title: string) => bodyLine + body.split('\n').indexOf(`## ${title}`)
  return [
    ...checkLength('the body', body, BODY[whole.kind], bodyLine),
    ...checkLength('the whole file', `${frontMatter}\n${body}`, WHOLE_FILE, 1),
    ...Object.entries(CASE_HEADINGS).flatMap(([section, title]) =>
      checkLength(
        `"${title}"`,
        whole.body[section as CaseSection],
        { least: SECTION[section as CaseSection] },
        lineOf(title),
      ),
    ),
    ...(dives < DIVES.least || dives > DIVES.most
      ? [{ line: lineOf(CASE_HEADINGS.deepDives), message: count, severity: 'standard' as const }]
      : []),
  ]
}

function looseNumbers({ guide }: Case, { body, bodyLine }: SourceDocument): Finding[] {
  const { assume, derive } = guide.estimates
  const known = [...givenNumbers(guide.facts), ...assume, ...derive].map(({ text }) => text)
  return findLooseNumbers(body, known, bodyLine)
}
