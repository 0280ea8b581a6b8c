import type { BoardFinding } from './findings/board-finding'
import { readBoard } from './read-board'
import { reviewBoard } from './review-board'
import { parseScene } from './scene/parse-scene'

export type BoardReport = Readonly<{
  components: readonly Readonly<{ label: string; kind: string }>[]
  edges: readonly Readonly<{ from: string; to: string; label: string }>[]
  findings: readonly BoardFinding[]
}>

/**
 * A file in the form given to other programs: parts and connections by name. A line with two heads is listed in both
 * directions.
 */
export function reportBoard(text: string): BoardReport {
  const elements = parseScene(text)
  if (!elements) return { components: [], edges: [], findings: [NO_BOARD] }
  const graph = readBoard(elements)
  const labels = new Map(graph.components.map(({ id, label }) => [id, label]))
  const edges = graph.edges.flatMap(({ from, to, label, heads }) => {
    const [start, end] = [labels.get(from) ?? '', labels.get(to) ?? '']
    const forth = { from: start, to: end, label }
    return heads === 'both' ? [forth, { from: end, to: start, label }] : [forth]
  })
  const once = new Map(edges.map((edge) => [JSON.stringify(edge), edge]))
  return {
    components: graph.components.map(({ label, kind }) => ({ label, kind })),
    edges: [...once.values()],
    findings: reviewBoard(graph),
  }
}

const NO_BOARD: BoardFinding = {
  code: 'no-board',
  severity: 'note',
  message: 'This is not an Excalidraw file.',
  why: 'Only a drawing with its elements can be read.',
  ask: 'Export the board as .excalidraw and try that file.',
  elements: [],
  page: null,
}
