import type { BoardGraph } from '../board-graph'
import type { BoardFinding } from './board-finding'
import { isKnownAs, STORES, waysOf } from './ways'

const CLIENT = new Set(['client'] as const)
/** Files may be fetched from a blob store directly, with a signed link. */
const GUARDED = new Set([...STORES].filter((kind) => kind !== 'blob store'))

/** Clients that reach a data store directly, with none of the system's own parts in between. */
export function directStores(graph: BoardGraph): BoardFinding[] {
  const ways = waysOf(graph)
  return graph.components
    .filter((one) => isKnownAs(one, CLIENT))
    .flatMap((client) =>
      ways.around(client.id).flatMap(({ to, edge }): BoardFinding[] => {
        const store = ways.get(to)
        if (!store || !isKnownAs(store, GUARDED)) return []
        return [
          {
            code: 'direct-store',
            severity: 'question',
            message: `${client.label} reaches ${store.label} directly.`,
            why: 'A client can be changed by whoever holds it, so nothing then checks what it reads and writes.',
            ask: `Who decides what ${client.label} may read and write in ${store.label}?`,
            elements: [...edge.elements, ...client.elements, ...store.elements],
            page: 'reverse-proxy-and-api-gateway',
          },
        ]
      }),
    )
}
