import type { PlacedGraph } from '@/lib/content/domain/diagram/geometry'
import { type DrawnGraph, layOutGraph } from '@/lib/content/domain/diagram/lay-out-graph'
import { evaluateEstimates } from '@/lib/content/domain/estimate/evaluate-estimates'
import { type Html, renderMarkdown } from '@/lib/content/domain/markdown/render-markdown'
import { LEVELS, type Level } from '@/lib/framework/levels'
import { type Case, type PreparedCase, publicCase, type RenderedBody } from './case'
import { CASE_HEADINGS, type CaseSection } from './case-body'
import { numbersOf } from './estimate-lines'

/** Incremented when the output of `prepareCase` changes: stored results of another format are computed again. */
export const PREPARED_FORMAT = 5

/** Computes everything that a case's pages show, so that showing it takes no time. */
export function prepareCase(whole: Case, render: (markdown: string) => Html = renderMarkdown): PreparedCase {
  const { guide, body } = whole
  const { inOneMinute, dataModel, tradeOffs } = body
  // The dives already hold the text of that section.
  const texts = { ...body, deepDives: '' }
  const sections = Object.fromEntries(
    Object.keys(CASE_HEADINGS).map((section) => [section, render(texts[section as CaseSection])]),
  ) as Record<CaseSection, Html>
  const dives = body.dives.map(({ title, answers }) => ({
    title,
    answers: Object.fromEntries(LEVELS.map((level) => [level, render(answers[level])])) as Record<
      Level,
      Html
    >,
  }))
  const rendered: RenderedBody = { ...sections, dives }
  return {
    ...publicCase(whole),
    guide,
    body: rendered,
    written: { inOneMinute, dataModel, tradeOffs, dives: body.dives },
    placed: isDrawable(guide.graph) ? layOutGraph(guide.graph) : NOTHING,
    estimates: evaluateEstimates(numbersOf(guide.facts), guide.estimates),
  }
}

const NOTHING: PlacedGraph = { width: 0, height: 0, nodes: [], edges: [] }

/** A graph that refers to missing nodes cannot be drawn. */
function isDrawable({ nodes, edges, optionalEdges }: DrawnGraph): boolean {
  const ids = new Set(nodes.map(({ id }) => id))
  const known = [...edges, ...optionalEdges].every(({ from, to }) => ids.has(from) && ids.has(to))
  return known && ids.size === nodes.length
}
