import type { OutlineDesk } from '@/lib/board/canvas/outline/outline-desk'
import type { BoardComponent, BoardEdge, BoardGraph } from '@/lib/board/graph/board-graph'
import { keyOfLabel } from '@/lib/board/graph/figures/label-of'
import {
  type ArrangeProblem,
  arrangeParts,
  MOST_ARRANGED,
} from '@/lib/board/graph/outline/edit/arrange-parts'
import { deleteConnection, deletePart, drawnTogether } from '@/lib/board/graph/outline/edit/delete-part'
import { labelConnection } from '@/lib/board/graph/outline/edit/label-connection'
import { nameToEdit, renamePart } from '@/lib/board/graph/outline/edit/rename-part'
import { canStateKind, setKind } from '@/lib/board/graph/outline/edit/set-kind'
import { LONGEST_NAME } from '@/lib/board/graph/outline/edit/sketch'
import { swapParts } from '@/lib/board/graph/outline/edit/swap-parts'
import { drawLine } from '@/lib/board/graph/outline/line/draw-line'
import { drawnWords } from '@/lib/board/graph/outline/line/line-words'
import { planLine } from '@/lib/board/graph/outline/line/plan-line'
import { connectionKey } from '@/lib/board/graph/outline/outline'
import type { ComponentKind } from '@/lib/framework/component-kinds'

/** The result of an edit as a sentence. `isDone` is false if nothing changed; the sentence then gives the reason. */
export type EditOutcome = Readonly<{ isDone: boolean; says: string }>

const GONE: EditOutcome = { isDone: false, says: 'Somebody has just deleted that.' }

function outcome(words: string | null): EditOutcome {
  return words === null ? GONE : { isDone: true, says: sentence(words) }
}

/** "drew a cache" as "Drew a cache." */
function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

function partNow({ components }: BoardGraph, id: string): BoardComponent | undefined {
  return components.find((part) => part.id === id)
}

/** The connection as it is drawn now, even if it was relabelled in the meantime. */
function edgeNow({ edges }: BoardGraph, edge: BoardEdge): BoardEdge | undefined {
  const key = connectionKey(edge)
  return edges.find((one) => connectionKey(one) === key)
}

export function rename(desk: OutlineDesk, id: string, typed: string): EditOutcome {
  const name = typed.trim().replace(/\s+/g, ' ')
  if (!name) return { isDone: false, says: 'A part needs a name.' }
  if (name.length > LONGEST_NAME)
    return { isDone: false, says: `A name can have at most ${LONGEST_NAME} characters.` }
  const key = keyOfLabel(name) || name
  const taken = desk.read().graph.components.find((part) => part.id !== id && keyOfLabel(part.label) === key)
  if (taken) return { isDone: false, says: `There is already a part called ${taken.label}.` }
  return outcome(
    desk.edit((sketch, board) => {
      const part = partNow(board.graph, id)
      if (!part) return null
      if (nameToEdit(board.elements, part) !== name) renamePart(sketch, part, name)
      return `renamed ${part.label} to ${name}`
    }),
  )
}

export function changeKind(desk: OutlineDesk, id: string, kind: ComponentKind): EditOutcome {
  const { graph, elements } = desk.read()
  const before = partNow(graph, id)
  if (before && !canStateKind(elements, before))
    return {
      isDone: false,
      says: `${before.label} is only text, so its kind follows from its name. Rename it, or draw a box around it.`,
    }
  return outcome(
    desk.edit((sketch, board) => {
      const part = partNow(board.graph, id)
      if (!part) return null
      setKind(sketch, part, kind)
      return `changed the kind of ${part.label} to ${kind}`
    }),
  )
}

export function relabel(desk: OutlineDesk, edge: BoardEdge, typed: string): EditOutcome {
  const label = typed.trim().replace(/\s+/g, ' ')
  if (label.length > LONGEST_NAME)
    return { isDone: false, says: `A label can have at most ${LONGEST_NAME} characters.` }
  return outcome(
    desk.edit((sketch, board) => {
      const now = edgeNow(board.graph, edge)
      if (!now) return null
      labelConnection(sketch, now, label)
      return label ? `labelled the arrow ${label}` : 'removed the label from the arrow'
    }),
  )
}

export function removePart(desk: OutlineDesk, id: string): EditOutcome {
  return outcome(
    desk.edit((sketch, board) => {
      const part = partNow(board.graph, id)
      if (!part) return null
      deletePart(sketch, board, id)
      return `deleted ${part.label} and its arrows`
    }),
  )
}

export function removeConnection(desk: OutlineDesk, edge: BoardEdge): EditOutcome {
  return outcome(
    desk.edit((sketch, board) => {
      const now = edgeNow(board.graph, edge)
      if (!now) return null
      const others = drawnTogether(board, now).length - 1
      deleteConnection(sketch, now)
      const label = (end: string) => partNow(board.graph, end)?.label ?? ''
      const words = `deleted the arrow from ${label(now.from)} to ${label(now.to)}`
      return others > 0 ? `${words}, which stood for ${others + 1} connections` : words
    }),
  )
}

/** Swaps two parts that are next to each other in reading order. */
export function swap(desk: OutlineDesk, id: string, otherId: string): EditOutcome {
  let says = GONE.says
  const words = desk.edit((sketch, board) => {
    const [part, other] = [partNow(board.graph, id), partNow(board.graph, otherId)]
    if (!part || !other) return null
    const problem = swapParts(sketch, board, part, other)
    if (!problem) return `swapped ${part.label} and ${other.label}`
    says =
      problem === 'other-group'
        ? `${part.label} and ${other.label} are in different groups. Move one of them on the board first.`
        : `One of ${part.label} and ${other.label} has other parts inside. Move it on the board.`
    return null
  })
  return words === null ? { isDone: false, says } : outcome(words)
}

/** Lays out the whole board again. */
export function arrange(desk: OutlineDesk): EditOutcome {
  let says = GONE.says
  const words = desk.edit((sketch, board) => {
    const problem = arrangeParts(sketch, board)
    if (problem === null) return 'rearranged the board'
    says = ARRANGE_PROBLEMS[problem]
    return null
  })
  return words === null ? { isDone: false, says } : outcome(words)
}

const ARRANGE_PROBLEMS: Readonly<Record<ArrangeProblem, string>> = {
  nothing: 'There is nothing to arrange yet.',
  'too-much': `Boards of more than ${MOST_ARRANGED.parts} parts or ${MOST_ARRANGED.connections} connections keep their layout.`,
  groups: 'Parts in groups keep their places, so this board can’t be rearranged.',
}

/** Draws what a line describes. `ids` are the elements that the line refers to. */
export function draw(desk: OutlineDesk, text: string): EditOutcome & { ids: readonly string[] } {
  let ids: readonly string[] = []
  const words = desk.edit((sketch, board) => {
    const plan = planLine(board.graph, text)
    if ('is' in plan) return null
    ids = drawLine(sketch, board, plan)
    return drawnWords(plan)
  })
  return { ...outcome(words), ids }
}
