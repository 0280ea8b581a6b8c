import { readdirSync, readFileSync } from 'node:fs'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import { type ReferenceElement, referenceBoard } from '@/lib/cases/domain/diagram/reference-board'
import { parseCase } from '@/lib/cases/domain/parse-case'
import type { Graph } from '@/lib/cases/domain/schema/graph-schema'
import type { Guide } from '@/lib/cases/domain/schema/guide-schema'
import { layOutGraph } from '@/lib/content/domain/diagram/lay-out-graph'

type Reference = Pick<Guide, 'flows' | 'mainFlow'> & { name: string; graph: Graph; board: ReferenceElement[] }

/** The shipped cases with their graphs, flows and reference boards. */
export const REFERENCES: readonly Reference[] = readdirSync('content/cases')
  .filter((file) => file.endsWith('.md'))
  .map((file) => {
    const parsed = parseCase(readFileSync(`content/cases/${file}`, 'utf8'))
    if (!parsed.ok) throw new Error(`${file}: ${parsed.problems[0].message}`)
    const { graph, flows, mainFlow } = parsed.case.guide
    return {
      name: file.replace('.md', ''),
      graph,
      flows,
      mainFlow,
      board: referenceBoard(layOutGraph(graph)),
    }
  })

/** A graph in words that are the same for a case's graph and for one read from a board. */
export type Said = { components: string[]; edges: string[] }

export function saidByCase({ nodes, edges, optionalEdges }: Graph): Said {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]))
  return {
    components: nodes.map(({ label, kinds }) => `${label}: ${kinds.join(' or ')}`).sort(),
    edges: [...edges, ...optionalEdges]
      .map(
        ({ from, to, label, waits }) =>
          `${labels.get(from)} ${waits ? '->' : '~>'} ${labels.get(to)}: ${label}`,
      )
      .sort(),
  }
}

export function saidByBoard({ components, edges }: BoardGraph): Said {
  const labels = new Map(components.map(({ id, label }) => [id, label]))
  return {
    components: components.map(({ label, kinds }) => `${label}: ${kinds.join(' or ')}`).sort(),
    edges: edges
      .map(
        ({ from, to, label, waits }) =>
          `${labels.get(from)} ${waits ? '->' : '~>'} ${labels.get(to)}: ${label}`,
      )
      .sort(),
  }
}
