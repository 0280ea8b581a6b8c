import type { Figure } from '../figures/figure'
import { Sets } from '../scene/sets'
import type { Link } from './links'
import type { PartNode } from './part-node'

/**
 * How many of each part are drawn. Figures with one name in one connected drawing are copies of a part; if the whole
 * drawing is repeated beside it, the repetition shows the same parts again. A figure without connections counts as a
 * copy wherever it is.
 * @param membersOf the figures that a line to a group leads to
 */
export function countCopies(
  nodes: readonly PartNode[],
  links: readonly Link[],
  membersOf: (group: Figure) => readonly Figure[],
): Map<PartNode, number> {
  const drawings = new Sets<Figure>()
  const ends = new Set<Figure>()
  for (const { from, to } of links) {
    drawings.join(from, to)
    ends.add(from).add(to)
  }
  for (const end of ends) for (const member of membersOf(end)) drawings.join(end, member)
  return new Map(
    nodes.map((node) => {
      const inDrawing = new Map<Figure, number>()
      let alone = 0
      for (const { figure } of node.candidates) {
        if (!drawings.has(figure)) alone += figure.copies
        else {
          const drawing = drawings.rootOf(figure)
          inDrawing.set(drawing, (inDrawing.get(drawing) ?? 0) + figure.copies)
        }
      }
      let most = 0
      for (const count of inDrawing.values()) most = Math.max(most, count)
      return [node, alone + most]
    }),
  )
}
