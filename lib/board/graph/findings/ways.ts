import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { BoardComponent, BoardEdge, BoardGraph } from '../board-graph'

export const STORES: ReadonlySet<ComponentKind> = new Set([
  'relational db',
  'key-value/document db',
  'blob store',
  'search index',
])
export const QUEUES: ReadonlySet<ComponentKind> = new Set(['queue', 'stream'])

export type Step = Readonly<{ to: string; edge: BoardEdge }>

/** The connections of a graph, looked up by component. */
export type Ways = Readonly<{
  components: readonly BoardComponent[]
  get: (id: string) => BoardComponent | undefined
  /** Where a request can go from here. A line with two heads or none can be followed in both directions. */
  from: (id: string) => readonly Step[]
  /** Everything connected with it, in either direction. */
  around: (id: string) => readonly Step[]
}>

export function waysOf({ components, edges }: BoardGraph): Ways {
  const byId = new Map(components.map((one) => [one.id, one]))
  const from = new Map<string, Step[]>()
  const around = new Map<string, Step[]>()
  for (const edge of edges) {
    add(from, edge.from, { to: edge.to, edge })
    if (edge.heads !== 'one') add(from, edge.to, { to: edge.from, edge })
    add(around, edge.from, { to: edge.to, edge })
    add(around, edge.to, { to: edge.from, edge })
  }
  return {
    components,
    get: (id) => byId.get(id),
    from: (id) => from.get(id) ?? [],
    around: (id) => around.get(id) ?? [],
  }
}

/** Everything that can be reached from one component without passing through `without`. */
export function reached(ways: Ways, start: string, without?: ReadonlySet<string>): Set<string> {
  const seen = new Set<string>()
  if (without?.has(start)) return seen
  seen.add(start)
  const todo = [start]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    for (const { to } of ways.from(at)) {
      if (seen.has(to) || without?.has(to)) continue
      seen.add(to)
      todo.push(to)
    }
  }
  return seen
}

/** A kind that is known from the drawing, not one that was guessed in the absence of any hint. */
export function isKnownAs(one: BoardComponent, kinds: ReadonlySet<ComponentKind>): boolean {
  return one.source !== 'guessed' && one.kinds.every((kind) => kinds.has(kind))
}

function add(map: Map<string, Step[]>, id: string, step: Step): void {
  const list = map.get(id)
  if (list) list.push(step)
  else map.set(id, [step])
}
