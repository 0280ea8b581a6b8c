import en from '@/content/vocabulary/en.json'

/** Product names that are also everyday words. */
const EVERYDAY = new Set(
  'oracle storm beam glue spark temporal druid envoy kong quartz sphinx neon rabbit elastic chroma pg r2 open connect dataflow'.split(
    ' ',
  ),
)
/** Components that a candidate has to come up with, in one word. */
const PARTS =
  'cache caching queue cdn nosql pubsub cdc quadtree sharding shard replica replication idempotent idempotency websocket websockets webhook bloom merkle raft paxos saga crdt'.split(
    ' ',
  )
const KINDS = [
  'load balancer',
  'api gateway',
  'cache',
  'key-value/document db',
  'blob store',
  'queue',
  'stream',
  'cdn',
  'search index',
] as const

/**
 * Names of components and products that an interviewer uses only after the candidate has: every case's expected design
 * consists of these.
 */
export function componentTerms(): string[] {
  const kinds: Readonly<Record<string, { nouns?: readonly string[]; products?: readonly string[] }>> =
    en.kinds
  const products = Object.values(kinds).flatMap(({ products = [] }) => products)
  const nouns = KINDS.flatMap((kind) => kinds[kind]?.nouns ?? []).filter((noun) => noun.includes(' '))
  return [...PARTS, ...nouns, ...products].filter((term) => term.length > 2 && !EVERYDAY.has(term))
}
