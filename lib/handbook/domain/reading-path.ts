/** A part of the handbook: pages in the best order to read them. */
export type Stage = {
  id: string
  title: string
  /** What the reader can do afterwards, in one line. */
  aim: string
  pages: readonly string[]
  /** Stages to read first. */
  after: readonly string[]
}

/** The reading path, from left to right on the map. Every page of the handbook is in one stage. */
export const READING_PATH: readonly Stage[] = [
  {
    id: 'start',
    title: 'Start here',
    aim: 'How a round goes, what is graded, and how to do sums aloud',
    after: [],
    pages: [
      'three-points-framework',
      'passing-the-interview',
      'back-of-the-envelope',
      'common-mistakes',
      'being-an-interviewer',
    ],
  },
  {
    id: 'foundations',
    title: 'Foundations',
    aim: 'What machines, networks and clocks allow',
    after: ['start'],
    pages: [
      'what-is-a-distributed-system',
      'networking-basics',
      'operating-system-basics',
      'backend-fundamentals',
      'latency-and-throughput',
      'scalability',
      'cap-theorem',
      'consistency-models',
      'time-and-ordering',
      'data-systems-foundations',
    ],
  },
  {
    id: 'building-blocks',
    title: 'Building blocks',
    aim: 'The boxes on nearly every board',
    after: ['foundations'],
    pages: [
      'load-balancing-algorithms',
      'reverse-proxy-and-api-gateway',
      'api-design',
      'grpc-and-rest',
      'sync-and-async-communication',
      'monolith-and-microservices',
      'caching-basics',
      'cache-invalidation',
      'cdn-internals',
      'edge-computing',
      'rate-limiting-algorithms',
      'authentication-and-authorization',
      'input-validation',
      'encryption-and-secrets',
    ],
  },
  {
    id: 'data',
    title: 'Data',
    aim: 'Choosing a store, and spreading it over machines',
    after: ['building-blocks'],
    pages: [
      'choosing-a-database',
      'indexing',
      'transactions-and-isolation',
      'storage-engines',
      'encoding-and-evolution',
      'replication',
      'sharding',
      'consistent-hashing',
      'quorums-and-gossip',
      'hinted-handoff',
      'key-value-stores-compared',
      'amazon-dynamo',
      'crdts',
      'offline-first',
    ],
  },
  {
    id: 'messaging',
    title: 'Messaging',
    aim: 'Work that is queued instead of waited for',
    after: ['building-blocks'],
    pages: [
      'message-queues',
      'delivery-semantics',
      'event-driven-architecture',
      'batch-and-stream-processing',
      'backpressure',
    ],
  },
  {
    id: 'reliability',
    title: 'Reliability',
    aim: 'What happens when a part is slow, wrong or gone',
    after: ['data', 'messaging'],
    pages: [
      'designing-for-failure',
      'health-checks-and-autoscaling',
      'distributed-locks',
      'leader-election-and-consensus',
      'multi-region',
      'disaster-recovery',
      'chaos-engineering',
    ],
  },
  {
    id: 'patterns',
    title: 'Patterns',
    aim: 'Solutions that have a name',
    after: ['reliability'],
    pages: [
      'cache-aside',
      'write-through',
      'write-behind',
      'write-around',
      'refresh-ahead',
      'replicated-load-balanced-services',
      'sharded-services',
      'scatter-gather',
      'circuit-breaker',
      'sidecar',
      'service-mesh',
      'modular-monolith',
      'cqrs',
      'event-sourcing',
      'two-phase-commit',
      'saga',
      'explicit-public-events',
      'segregated-events-layer',
      'passage-of-time-event',
      'timestamp',
      'decision-tracking',
      'completeness-guarantee',
    ],
  },
  {
    id: 'operations',
    title: 'Operations',
    aim: 'Running, observing and changing a system safely',
    after: ['patterns'],
    pages: [
      'structured-logging',
      'metrics-and-alerting',
      'distributed-tracing',
      'deployment-strategies',
      'containers-and-kubernetes',
      'slo-and-error-budgets',
      'incident-management',
      'zero-trust-and-edge-security',
    ],
  },
  {
    id: 'strategy',
    title: 'Strategy',
    aim: 'Capacity, cost, and the law',
    after: ['patterns'],
    pages: ['capacity-planning', 'cost-engineering', 'data-sovereignty'],
  },
]

/** Ids of all pages, in the order of the path. */
export const PAGE_IDS: readonly string[] = READING_PATH.flatMap(({ pages }) => pages)

/** The first unread page of the path; null once all are read. */
export function nextToRead(read: ReadonlySet<string>): string | null {
  return PAGE_IDS.find((id) => !read.has(id)) ?? null
}

/** The stage of a page, with the pages before and after it on the path. */
export function placeOnPath(
  id: string,
): { stage: Stage; before: string | null; after: string | null } | null {
  const stage = READING_PATH.find(({ pages }) => pages.includes(id))
  if (!stage) return null
  const at = PAGE_IDS.indexOf(id)
  return { stage, before: PAGE_IDS[at - 1] ?? null, after: PAGE_IDS[at + 1] ?? null }
}
