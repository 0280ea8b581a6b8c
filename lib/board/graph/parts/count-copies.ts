import type { Figure } from '../figures/figure'
import type { Link } from './links'
import type { PartNode } from './part-node'

/**
 * How many of each part are drawn. Figures of one name in one connected drawing are copies of a part; the whole drawing
 * once more beside it shows the same parts again. What nothing leads to counts as a copy wherever it stands.
 * @param membersOf the figures that a line to a group leads to
 */
export function countCopies(
  nodes: readonly PartNode[],
  links: readonly Link[],
  membersOf: (group: Figure) => readonly Figure[],
): Map<PartNode, number> {
  const parents = new Map<Figure, Figure>()
  const rootOf = (figure: Figure): Figure => {
    let at = figure
    for (let up = parents.get(at); up && up !== at; up = parents.get(at)) at = up
    return at
  }
  const join = (a: Figure, b: Figure) => {
    if (!parents.has(b)) parents.set(b, b)
    parents.set(rootOf(a), rootOf(b))
  }
  for (const { from, to } of links) {
    join(from, to)
    for (const end of [from, to]) for (const member of membersOf(end)) join(end, member)
  }
  return new Map(
    nodes.map((node) => {
      const inDrawing = new Map<Figure, number>()
      let alone = 0
      for (const { figure } of node.candidates) {
        if (!parents.has(figure)) alone += figure.copies
        else inDrawing.set(rootOf(figure), (inDrawing.get(rootOf(figure)) ?? 0) + figure.copies)
      }
      return [node, alone + Math.max(0, ...inDrawing.values())]
    }),
  )
}
