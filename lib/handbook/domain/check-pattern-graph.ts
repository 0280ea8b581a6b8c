import { arrowName, checkConnected, checkEnds } from '@/lib/content/domain/check/check-arrows'
import { repeated, type Say } from '@/lib/content/domain/finding'
import type { SourceDocument } from '@/lib/content/domain/source-document'
import type { Page } from './parse-page'

/** Words shorter than this, such as "of", may be missing from the text. */
const LEAST_LETTERS = 4

/** The component graph of a pattern: connected, with ends that exist, and named with words that the page explains. */
export function checkPatternGraph({ graph, kind }: Page, document: SourceDocument, say: Say): void {
  if (!graph) return
  if (kind !== 'pattern') say(['graph'], `only patterns have a graph; this is a ${kind}`)
  const ids = graph.nodes.map(({ id }) => id)
  const labels = graph.nodes.map(({ label }) => label)
  for (const id of repeated(ids))
    say(['graph', 'nodes', ids.lastIndexOf(id)], `the node ${id} occurs twice; rename one`)
  for (const label of repeated(labels))
    say(['graph', 'nodes', labels.lastIndexOf(label)], `two parts are called ${label}; rename one`)
  const arrows = graph.edges.map(arrowName)
  for (const arrow of repeated(arrows))
    say(['graph', 'edges', arrows.lastIndexOf(arrow)], `the edge ${arrow} is listed twice; keep one`)
  if (checkEnds(ids, graph.edges, (index, text) => say(['graph', 'edges', index], text)))
    checkConnected(ids, graph.edges, (index, text) => say(['graph', 'nodes', index], text))

  const told = new Set(wordsOf(document.body))
  for (const [index, label] of labels.entries()) {
    const strange = wordsOf(label).filter((word) => word.length >= LEAST_LETTERS && !told.has(word))
    for (const word of strange)
      say(['graph', 'nodes', index], `the page does not say what "${word}" is; use its words for the part`)
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
