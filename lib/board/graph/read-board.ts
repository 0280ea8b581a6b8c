import type { BoardGraph } from './board-graph'
import { type Connector, newConnector } from './connections/connector'
import { EndFinder } from './connections/find-ends'
import { readHandDrawn } from './connections/hand-drawn'
import { joinLines } from './connections/join-lines'
import { labelConnectors } from './connections/label-connectors'
import { withoutSequences } from './connections/lifelines'
import type { Figure } from './figures/figure'
import { groupFigures } from './figures/group-figures'
import { joinFigures } from './figures/join-figures'
import { markLegends, outsideLegends } from './figures/legends'
import { mergeFigures } from './figures/merge-figures'
import { nameFigures } from './figures/name-figures'
import { nestFigures } from './figures/nest-figures'
import { buildGraph } from './parts/build-graph'
import type { Item, PathItem } from './scene/item'
import { readItem } from './scene/read-item'
import { grown, shared } from './scene/rect'
import { sortItems } from './scene/sort-items'

/**
 * Reads the elements of a board, bottom first, as components, edges and groups. Accepts any input and never throws.
 */
export function readBoard(elements: readonly unknown[]): BoardGraph {
  return readItems(elements.map(readItem).filter((item) => item !== null))
}

export function readItems(items: readonly Item[]): BoardGraph {
  const sorted = sortItems(items)
  const drawn = groupFigures(sorted)
  const whole = mergeFigures(drawn.figures)
  nestFigures(whole)
  const free = nameFigures(whole, drawn.texts, sorted)
  markLegends(whole)
  const drawnPaths = outsideLegends(drawn.paths, whole)
  const figures = joinFigures(whole)

  const { paths, lifelines } = withoutSequences(readHandDrawn(drawnPaths))
  markLifelines(figures, lifelines)
  const connectors = paths.map(newConnector)
  const finder = new EndFinder(figures, free)
  for (const connector of connectors) finder.find(connector)
  markTables(connectors)
  const bare = [...finder.named.values()]
  const used = new Set(bare.flatMap(({ texts }) => texts))
  const nets = joinLines(connectors)
  labelConnectors(
    connectors.filter(({ ends }) => ends.some(({ figure }) => figure)),
    free.filter((text) => !used.has(text)),
    sorted,
  )
  return buildGraph([...figures, ...bare], nets)
}

/** The figures at both ends of a relation are tables of a schema. */
function markTables(connectors: readonly Connector[]): void {
  for (const { path, ends } of connectors)
    if (path.isRelation) for (const { figure } of ends) if (figure) figure.isNote = true
}

function markLifelines(figures: readonly Figure[], lifelines: readonly PathItem[]): void {
  for (const { rect } of lifelines) {
    const top = { left: rect.left, right: rect.right, top: rect.top - 20, bottom: rect.top + 20 }
    for (const figure of figures) {
      const { left, right, bottom } = grown(figure.rect, 4)
      if (shared(left, right, top.left, top.right) >= 0 && bottom >= top.top && figure.rect.top <= top.bottom)
        figure.hasLifeline = true
    }
  }
}
