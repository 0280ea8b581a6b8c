import type { Figure } from '../figures/figure'
import { RectGrid } from '../scene/grid'
import type { LineEnd, PathItem, TextItem } from '../scene/item'
import { type Dot, distance, heading, rectBetween } from '../scene/rect'

/** A line that may become an edge. `to` and `from` are what its ends reach; null if they reach nothing. */
export type Connector = {
  readonly path: PathItem
  readonly ends: readonly [Tip, Tip]
  /** Texts that belong to it. */
  labels: TextItem[]
}

export type Tip = {
  readonly at: Dot
  head: boolean
  readonly boundId: string | null
  /** The direction of the line at this end, away from its middle. */
  readonly outward: Dot | null
  figure: Figure | null
}

/** A direction is measured from this far back: the last pixels of a line are affected by rounding. */
const BACK = 8

export function newConnector(path: PathItem): Connector {
  const { start, end, dots } = path
  const afterStart = dots.find((dot) => distance(dot, start.at) >= BACK) ?? dots.at(-1)
  const beforeEnd = dots.findLast((dot) => distance(dot, end.at) >= BACK) ?? dots[0]
  return { path, ends: [tip(start, afterStart), tip(end, beforeEnd)], labels: [] }
}

function tip({ at, head, boundId }: LineEnd, back: Dot | undefined): Tip {
  return { at, head, boundId, outward: back ? heading(back, at) : null, figure: null }
}

export function lengthOf({ dots }: PathItem): number {
  return dots.reduce((sum, dot, index) => sum + distance(dot, dots[index - 1] ?? dot), 0)
}

/** A straight segment of a line. */
export type Segment = Readonly<{ connector: Connector; from: Dot; to: Dot }>

/** The straight segments of lines, indexed by position. */
export function segmentGrid(connectors: readonly Connector[]): RectGrid<Segment> {
  const segments: Segment[] = []
  for (const connector of connectors) {
    let from: Dot | null = null
    for (const to of connector.path.dots) {
      if (from) segments.push({ connector, from, to })
      from = to
    }
  }
  return new RectGrid(segments, ({ from, to }) => rectBetween(from, to))
}
