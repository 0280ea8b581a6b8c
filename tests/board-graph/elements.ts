import { readBoard } from '@/lib/board/graph/read-board'

// Elements as Excalidraw writes them, as far as reading a board requires.

export type Loose = Record<string, unknown>

export const shape = (id: string, [x, y, width, height]: number[], more: Loose = {}): Loose => ({
  ...{ id, type: 'rectangle', x, y, width, height, groupIds: [] },
  ...more,
})

export const words = (id: string, text: string, [x = 0, y = 0]: number[], more: Loose = {}): Loose => ({
  ...{ id, type: 'text', text, originalText: text, x, y, fontSize: 20, groupIds: [], containerId: null },
  width: Math.max(...text.split('\n').map((line) => line.length)) * 10,
  height: text.split('\n').length * 25,
  ...more,
})

export const box = (name: string, place: number[], more: Loose = {}): Loose[] => [
  shape(name, place, more),
  words(`${name} text`, name, [-9_000, -9_000], { containerId: name }),
]

export const arrow = (id: string, [x = 0, y = 0, toX = 0, toY = 0]: number[], more: Loose = {}): Loose => ({
  ...{ id, type: 'arrow', x, y, startArrowhead: null, endArrowhead: 'arrow', groupIds: [] },
  ...{
    points: [
      [0, 0],
      [toX - x, toY - y],
    ],
  },
  ...more,
})

export const bound = (from: string | null, to: string | null): Loose => ({
  startBinding: from === null ? null : { elementId: from, focus: 0, gap: 4 },
  endBinding: to === null ? null : { elementId: to, focus: 0, gap: 4 },
})

export function said(elements: Loose[]) {
  const graph = readBoard(elements)
  const labels = new Map(graph.components.map(({ id, label }) => [id, label]))
  return {
    graph,
    parts: graph.components.map(({ label, kind }) => `${label}: ${kind}`),
    edges: graph.edges.map(
      ({ from, to, label }) => `${labels.get(from)} > ${labels.get(to)}${label && `: ${label}`}`,
    ),
  }
}
