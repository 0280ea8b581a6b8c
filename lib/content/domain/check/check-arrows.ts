import type { GraphEdge } from '../graph-schema'

/** Reports a problem with one entry of a list. */
type SayAt = (index: number, text: string) => void

/** An arrow in the notation of documents. */
export function arrowName({ from, to, waits }: GraphEdge): string {
  return `${from} ${waits ? '->' : '~>'} ${to}`
}

/** Checks that both ends of each arrow are nodes, and different ones. `say` takes the index of the arrow. */
export function checkEnds(ids: readonly string[], edges: readonly GraphEdge[], say: SayAt): boolean {
  let whole = true
  for (const [index, edge] of edges.entries()) {
    const missing = [edge.from, edge.to].filter((id) => !ids.includes(id))
    for (const id of missing) say(index, `${arrowName(edge)}: there is no node ${id}; add it or fix the name`)
    if (edge.from === edge.to) say(index, `${arrowName(edge)} starts and ends at the same node; drop it`)
    whole &&= missing.length === 0 && edge.from !== edge.to
  }
  return whole
}

/** Checks that every node is connected with every other, regardless of direction. `say` takes the index of the node. */
export function checkConnected(ids: readonly string[], edges: readonly GraphEdge[], say: SayAt): boolean {
  const reached = new Set(ids.slice(0, 1))
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const { from, to } of edges) {
      if (reached.has(from)) reached.add(to)
      if (reached.has(to)) reached.add(from)
    }
  }
  const apart = ids.filter((id) => !reached.has(id))
  for (const id of apart) {
    const alone = !edges.some((edge) => edge.from === id || edge.to === id)
    const message = alone
      ? `the node ${id} has no edge; connect it or drop it`
      : `the node ${id} is not connected with ${ids[0]}; join the parts`
    say(ids.indexOf(id), message)
  }
  return apart.length === 0
}
