import type { Figure } from '../figures/figure'
import type { LineEnd, PathItem, TextItem } from '../scene/item'
import { type Dot, distance, heading } from '../scene/rect'

/** A line on its way to being an edge. `to` and `from` are what its ends reach; null while that is nothing. */
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
  /** Where the line points at this end, away from its middle. */
  readonly outward: Dot | null
  figure: Figure | null
}

/** A direction is read from this far back: the last pixels of a line are its rounding. */
const BACK = 8

export function newConnector(path: PathItem): Connector {
  return {
    path,
    ends: [tip(path.start, path.dots), tip(path.end, path.dots.toReversed())],
    labels: [],
  }
}

/** `dots` begin at the end in question. */
function tip({ at, head, boundId }: LineEnd, dots: readonly Dot[]): Tip {
  const back = dots.find((dot) => distance(dot, at) >= BACK) ?? dots.at(-1)
  return { at, head, boundId, outward: back ? heading(back, at) : null, figure: null }
}

export function lengthOf({ dots }: PathItem): number {
  return dots.reduce((sum, dot, index) => sum + distance(dot, dots[index - 1] ?? dot), 0)
}
