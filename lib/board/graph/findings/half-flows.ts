import type { BoardComponent, BoardEdge, BoardGraph } from '../board-graph'
import { nameWords } from '../kinds/name-words'
import { VOCABULARY } from '../kinds/vocabulary'
import type { BoardFinding } from './board-finding'
import { isKnownAs, QUEUES, reached, STORES, type Ways, waysOf } from './ways'

const CACHE = new Set(['cache'] as const)
const WORKER = new Set(['worker'] as const)
const MAY_WRITE = new Set(['service', 'worker'] as const)
/** Kinds that only pass requests on, and so cannot fill a cache. */
const NO_SOURCE = new Set(['client', 'load balancer', 'cache', 'cdn', 'dns', 'monitoring'])
const KEEPS = new Set([...STORES, ...QUEUES, 'cache', 'external system', 'notification', 'monitoring'])

/**
 * Parts that lack their counterpart: a cache without a source, a queue without a consumer, a writer without a store.
 */
export function halfFlows(graph: BoardGraph): BoardFinding[] {
  const ways = waysOf(graph)
  return graph.components.flatMap((one) => [
    ...cacheWithoutSource(one, ways),
    ...queueWithoutConsumer(one, ways),
    ...writerWithoutStore(one, ways),
  ])
}

function cacheWithoutSource(cache: BoardComponent, ways: Ways): BoardFinding[] {
  const around = ways.around(cache.id)
  if (!isKnownAs(cache, CACHE) || around.length === 0) return []
  const isSource = (id: string) => id !== cache.id && !NO_SOURCE.has(ways.get(id)?.kind ?? 'client')
  const next = around.map(({ to }) => to)
  // Either something next to the cache has the data, or its users get the data from somewhere else.
  const filled = next.some(
    (id) => STORES.has(ways.get(id)?.kind ?? 'client') || ways.around(id).some(({ to }) => isSource(to)),
  )
  if (filled) return []
  return [
    {
      code: 'cache-without-source',
      severity: 'question',
      message: `Nothing is drawn that ${cache.label} is filled from.`,
      why: 'A cache may lose anything at any time, so what it holds must be stored somewhere else.',
      ask: `Where does an answer come from when ${cache.label} does not have it?`,
      elements: cache.elements,
      page: 'cache-aside',
    },
  ]
}

/** Some draw the arrow from a queue's consumer, because the consumer polls. */
export function isTaking({ label }: BoardEdge): boolean {
  return nameWords(label).some((word) => VOCABULARY.takes.has(word))
}

function queueWithoutConsumer(queue: BoardComponent, ways: Ways): BoardFinding[] {
  const around = ways.around(queue.id)
  if (!isKnownAs(queue, QUEUES) || around.length === 0 || ways.from(queue.id).length > 0) return []
  if (around.some(({ to, edge }) => ways.get(to)?.kind === 'worker' || isTaking(edge))) return []
  return [
    {
      code: 'queue-without-consumer',
      severity: 'question',
      message: `Nothing takes messages out of ${queue.label}.`,
      why: 'What nobody takes out grows until the disk is full, and its work is never done.',
      ask: `Who reads from ${queue.label}, and what happens when that reader falls behind?`,
      elements: queue.elements,
      page: 'message-queues',
    },
  ]
}

function writerWithoutStore(writer: BoardComponent, ways: Ways): BoardFinding[] {
  const writes = ways
    .around(writer.id)
    .filter(
      ({ edge }) =>
        edge.to === writer.id && nameWords(edge.label).some((word) => VOCABULARY.writes.has(word)),
    )
  const isWriter = isKnownAs(writer, WORKER) ? ways.around(writer.id).length > 0 : writes.length > 0
  if (!isWriter || !isKnownAs(writer, MAY_WRITE)) return []
  const [, ...onward] = reached(ways, writer.id)
  const besides = ways.around(writer.id).map(({ to }) => to)
  const stores = besides.filter((id) => !QUEUES.has(ways.get(id)?.kind ?? 'client'))
  if ([...onward, ...stores].some((id) => KEEPS.has(ways.get(id)?.kind ?? 'other'))) return []
  // A part of an unknown kind may well be a store.
  if (onward.some((id) => ways.get(id)?.source === 'guessed')) return []
  return [
    {
      code: 'writer-without-store',
      severity: 'question',
      message: `No way leads from ${writer.label} to a store.`,
      why: 'What a writer keeps to itself is lost when it restarts.',
      ask: `Where does ${writer.label} put its results, and who reads them there?`,
      elements: [...writer.elements, ...writes.flatMap(({ edge }) => edge.elements)],
      page: 'choosing-a-database',
    },
  ]
}
