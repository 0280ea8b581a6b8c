import { boxOf } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import type { BoardComponent, BoardGraph } from '../../board-graph'
import type { OutlinedBoard } from '../outlined-board'
import { middleOf } from '../place/aim-arrow'
import { moveParts } from './move-parts'
import type { Sketch } from './sketch'

/** Why two parts cannot be swapped: they are in different groups, or one of them contains other parts. */
export type SwapProblem = 'other-group' | 'holds-others'

/** Swaps the positions of two parts on the drawing. Their connections follow. */
export function swapParts(
  sketch: Sketch,
  board: OutlinedBoard,
  a: BoardComponent,
  b: BoardComponent,
): SwapProblem | null {
  const { graph } = board
  if (groupsOf(graph, a) !== groupsOf(graph, b)) return 'other-group'
  const [first, second] = [sketch.find(a.id), sketch.find(b.id)]
  if (!first || !second) return null
  if ([first, second].some((shape) => holdsOthers(shape, graph, sketch))) return 'holds-others'
  const [from, to] = [middleOf(first), middleOf(second)]
  const by = { x: to.x - from.x, y: to.y - from.y }
  moveParts(
    sketch,
    graph,
    new Map([
      [a.id, by],
      [b.id, { x: -by.x, y: -by.y }],
    ]),
  )
  return null
}

function groupsOf({ groups }: BoardGraph, { id }: BoardComponent): string {
  return groups
    .filter(({ members }) => members.includes(id))
    .map((group) => group.id)
    .toSorted()
    .join(' ')
}

function holdsOthers(shape: BoardElement, { components }: BoardGraph, sketch: Sketch): boolean {
  const box = boxOf(shape)
  return components.some(({ id }) => {
    const other = id === shape.id ? undefined : sketch.find(id)
    if (!other) return false
    const { x, y } = middleOf(other)
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
  })
}
