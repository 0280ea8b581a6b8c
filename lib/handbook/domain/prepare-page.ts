import { type EstimateLine, evaluateEstimates } from '@/lib/content/domain/estimate/evaluate-estimates'
import { type Html, renderMarkdown } from '@/lib/content/domain/markdown/render-markdown'
import { aroundDiagram, type Diagram } from './diagram'
import type { PageFrontMatter, PageGraph, PageKind } from './page-schema'
import type { Page } from './parse-page'

/** A page as shown in lists. */
export type PageSummary = { id: string; title: string; kind: PageKind; minutes: number; line: string }

/** A section as displayed: its texts are HTML, with its diagram between them. */
export type PreparedSection = {
  anchor: string
  title: string
  before: Html
  diagram: Diagram | null
  after: Html | null
}

/** A page with everything that is expensive to compute. All of it is public. */
export type PreparedPage = PageSummary & {
  summary: string
  related: PageFrontMatter['related']
  cards: PageFrontMatter['cards']
  sections: PreparedSection[]
  estimates: EstimateLine[]
  /** The components of a pattern; null if it has none. */
  graph: PageGraph | null
}

/** Computes what a handbook page shows. `diagram` is its pre-drawn picture, if it has one. */
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

/**
 * The anchor of a heading within its page, made from its words. External links rely on it, so it depends on nothing
 * else.
 */
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

/** A summary's first sentence, which describes the page. */
export function firstSentence(summary: string): string {
  const text = summary.trim()
  const end = /[.?!](?= [A-Z])/.exec(text)
  return end ? text.slice(0, end.index + 1) : text
}
