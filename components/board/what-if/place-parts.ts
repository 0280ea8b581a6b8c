import type { LooseElement } from '@/lib/board/domain/element/element'
import type { BoardEdge, BoardGraph } from '@/lib/board/graph/board-graph'

/** In board pixels. */
export type PartBox = Readonly<{ left: number; top: number; right: number; bottom: number }>

/** Where the parts and connections of a graph are drawn. */
type PlacedParts = Readonly<{
  boxes: ReadonlyMap<string, PartBox>
  /** Connections as the `points` of a polyline. */
  lines: readonly Readonly<{ id: string; points: string }>[]
  /** The connections that a line represents: several if it leads to a group. */
  linesOf: ReadonlyMap<string, readonly BoardEdge[]>
}>

export function drawingOf({ components, edges }: BoardGraph, elements: readonly LooseElement[]): PlacedParts {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const boxes = new Map<string, PartBox>()
  for (const { id, elements: ids } of components) {
    const box = boxOf(ids.map((element) => byId.get(element)).filter((element) => element !== undefined))
    if (box) boxes.set(id, box)
  }
  const linesOf = new Map<string, BoardEdge[]>()
  for (const edge of edges)
    for (const id of edge.elements) linesOf.set(id, [...(linesOf.get(id) ?? []), edge])
  const lines = [...linesOf.keys()].flatMap((id) => {
    const element = byId.get(id)
    const points = element ? pointsOf(element) : null
    return points === null ? [] : [{ id, points }]
  })
  return { boxes, lines, linesOf }
}

/** The part drawn at a point; the smallest if they overlap. */
export function partAt(boxes: ReadonlyMap<string, PartBox>, x: number, y: number): string | null {
  const under = [...boxes].filter(
    ([, { left, top, right, bottom }]) => x >= left && x <= right && y >= top && y <= bottom,
  )
  return under.toSorted(([, a], [, b]) => areaOf(a) - areaOf(b))[0]?.[0] ?? null
}

function areaOf({ left, top, right, bottom }: PartBox): number {
  return (right - left) * (bottom - top)
}

function boxOf(elements: readonly LooseElement[]): PartBox | null {
  const boxes = elements.map(({ x, y, width, height }): PartBox => {
    const [left, top] = [Number(x), Number(y)]
    return { left, top, right: left + (Number(width) || 0), bottom: top + (Number(height) || 0) }
  })
  if (boxes.length === 0) return null
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

function pointsOf({ x, y, points }: LooseElement): string | null {
  if (!Array.isArray(points)) return null
  return points
    .flatMap((point: unknown) => {
      if (!Array.isArray(point)) return []
      return [`${Number(x) + Number(point[0])},${Number(y) + Number(point[1])}`]
    })
    .join(' ')
}
