import type { BoardComponent, BoardGraph } from '../board-graph'
import { nameWords } from '../kinds/name-words'
import { VOCABULARY } from '../kinds/vocabulary'
import { isKnownAs, type Ways } from './ways'

/**
 * One of these counts as a single instance unless the drawing says otherwise. A service drawn once runs many times,
 * and so does whatever is in front of it; key-value stores and streams are clusters from the start.
 */
const HOLDS_STATE = new Set(['relational db', 'queue', 'scheduler'] as const)

/** Parts that hold state and exist only once, according to the drawing. */
export function onlyCopies(graph: BoardGraph, ways: Ways): BoardComponent[] {
  const copied = new Set(
    graph.groups.filter(({ label }) => tellsCopies(label)).flatMap(({ members }) => members),
  )
  return graph.components
    .filter((one) => isKnownAs(one, HOLDS_STATE) && one.count === 1)
    .filter((one) => !copied.has(one.id) && !tellsCopies(one.label) && !hasSpare(one, ways))
}

/** A replica or a standby is drawn beside it. */
function hasSpare(one: BoardComponent, ways: Ways): boolean {
  return ways.around(one.id).some(({ to }) => {
    const other = ways.get(to)
    return other !== undefined && other.kind === one.kind && tellsCopies(other.label)
  })
}

/**
 * "× 3", "3x", "cluster", "replicas", "standby": the name says that there are several, or that it is the spare one.
 */
function tellsCopies(label: string): boolean {
  if (/(?:^|[^\p{L}\p{N}])(?:[x×]\s?\d+|\d+\s?[x×])(?:$|[^\p{L}\p{N}])/iu.test(label)) return true
  return nameWords(label).some((word) => VOCABULARY.several.has(word) || VOCABULARY.spare.has(word))
}
