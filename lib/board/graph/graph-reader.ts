import type { BoardGraph } from './board-graph'
import { readItems } from './read-board'
import type { Item } from './scene/item'
import { readItem } from './scene/read-item'

type Known = Readonly<{ version: unknown; nonce: unknown; item: Item | null }>

/**
 * Reads a board repeatedly while somebody draws. Elements that did not change are not read again, and an unchanged
 * board gives the same graph object. An element changed in place is recognised by its version and nonce.
 */
export class GraphReader {
  private known = new WeakMap<object, Known>()
  private items: readonly Item[] = []
  private graph: BoardGraph = readItems([])

  read(elements: readonly unknown[]): BoardGraph {
    const items = elements.map((element) => this.itemOf(element)).filter((item) => item !== null)
    const same =
      items.length === this.items.length && items.every((item, index) => item === this.items[index])
    if (!same) {
      this.items = items
      this.graph = readItems(items)
    }
    return this.graph
  }

  private itemOf(element: unknown): Item | null {
    if (typeof element !== 'object' || element === null) return null
    const { version, versionNonce: nonce } = element as Readonly<Record<string, unknown>>
    const before = this.known.get(element)
    if (before && before.version === version && before.nonce === nonce) return before.item
    const item = readItem(element)
    this.known.set(element, { version, nonce, item })
    return item
  }
}
