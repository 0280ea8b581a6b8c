import type { BoardElement, LooseElement } from '@/lib/board/domain/element/element'
import { type ScenePart, samePart, sceneElement, sceneParts } from '@/lib/board/domain/scene'
import type { BoardGraph } from '../board-graph'
import { GraphReader } from '../graph-reader'

/** A board and what was read from it. Immutable: edits are patches. */
export type OutlinedBoard = Readonly<{
  /** All elements ever drawn, including deleted ones, by id. */
  elements: ReadonlyMap<string, BoardElement>
  /** The live elements in Excalidraw's form, bottom first. */
  drawn: readonly LooseElement[]
  graph: BoardGraph
}>

/** Reads a board repeatedly while people draw: elements that look the same are not read again. */
export class OutlineReader {
  private readonly reader = new GraphReader()
  private known = new Map<string, { part: ScenePart; loose: LooseElement }>()

  read(elements: ReadonlyMap<string, BoardElement>): OutlinedBoard {
    const known: typeof this.known = new Map()
    for (const part of sceneParts({ elements })) {
      const { id } = part.element
      const before = this.known.get(id)
      known.set(id, before && samePart(before.part, part) ? before : { part, loose: sceneElement(part) })
    }
    this.known = known
    const drawn = [...known.values()].map(({ loose }) => loose)
    return { elements, drawn, graph: this.reader.read(drawn) }
  }
}
