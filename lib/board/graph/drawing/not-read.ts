import type { BoardGraph } from '../board-graph'
import type { Item } from '../scene/item'
import { readItem } from '../scene/read-item'

/** Elements that are drawn but do not appear in the graph, so that silence about them is not taken for approval. */
export type NotRead = Readonly<{
  what: 'words' | 'line' | 'picture' | 'shape'
  elements: readonly string[]
}>

const ORDER: readonly NotRead['what'][] = ['line', 'words', 'shape', 'picture']

export function notRead(elements: readonly unknown[], graph: BoardGraph): NotRead[] {
  const { components, edges, groups, unread } = graph
  const read = new Set([...components, ...edges, ...groups, ...unread].flatMap((part) => part.elements))
  const left = elements.map(readItem).filter((item) => item !== null && !read.has(item.id))
  return ORDER.flatMap((what): NotRead[] => {
    const ids = left.flatMap((item) => (item && whatIs(item) === what ? [item.id] : []))
    return ids.length > 0 ? [{ what, elements: ids }] : []
  })
}

function whatIs(item: Item): NotRead['what'] | null {
  if (item.type === 'text') return 'words'
  if (item.type === 'path') return 'line'
  // An empty frame contains nothing to read.
  if (item.type === 'frame') return null
  return item.outline === 'picture' ? 'picture' : 'shape'
}
