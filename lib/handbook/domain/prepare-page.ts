import { type EstimateLine, evaluateEstimates } from '@/lib/content/domain/estimate/evaluate-estimates'
import { type Html, renderMarkdown } from '@/lib/content/domain/markdown/render-markdown'
import { aroundDiagram, type Diagram } from './diagram'
import type { PageFrontMatter, PageGraph, PageKind } from './page-schema'
import type { Page } from './parse-page'

/** What lists show of a page. */
export type PageSummary = { id: string; title: string; kind: PageKind; minutes: number; line: string }

/** A section as it is shown: its texts are HTML, its diagram stands between them. */
export type PreparedSection = {
  anchor: string
  title: string
  before: Html
  diagram: Diagram | null
  after: Html | null
}

/** A page with all that takes long to work out. All of it is public. */
export type PreparedPage = PageSummary & {
  summary: string
  related: PageFrontMatter['related']
  cards: PageFrontMatter['cards']
  sections: PreparedSection[]
  estimates: EstimateLine[]
  /** The parts of a pattern, null where it has none. */
  graph: PageGraph | null
}

/** Works out what a handbook page shows. `diagram` is the picture that was drawn ahead, if it has one. */
export function preparePage(page: Page, diagram: Diagram | null): PreparedPage {
  const { id, title, kind, minutes, summary, related, cards } = page
  const taken = new Set<string>()
  return {
    id,
    title,
    kind,
    minutes,
    summary: summary.trim(),
    line: firstSentence(summary),
    related,
    cards,
    sections: page.sections.map((section) => {
      const around = diagram ? aroundDiagram(section.text) : null
      const anchor = uniqueAnchor(section.title, taken)
      return {
        anchor,
        title: section.title,
        before: renderMarkdown(around ? around.before : section.text),
        diagram: around ? diagram : null,
        after: around?.after ? renderMarkdown(around.after) : null,
      }
    }),
    estimates: evaluateEstimates([], page.estimates).lines,
    graph: page.graph ?? null,
  }
}

/** The address of a heading within its page: its words. Links from outside rely on it, so it depends on nothing else. */
export function anchorOf(title: string): string {
  return (
    title
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'section'
  )
}

function uniqueAnchor(title: string, taken: Set<string>): string {
  const base = anchorOf(title)
  let anchor = base
  for (let count = 2; taken.has(anchor); count++) anchor = `${base}-${count}`
  taken.add(anchor)
  return anchor
}

/** A summary's first sentence says what a page is. */
export function firstSentence(summary: string): string {
  const text = summary.trim()
  const end = /[.?!](?= [A-Z])/.exec(text)
  return end ? text.slice(0, end.index + 1) : text
}
