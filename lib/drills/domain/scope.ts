import { DIMENSIONS, type Dimension } from '@/lib/framework/dimensions'
import { READING_PATH } from '@/lib/handbook/domain/reading-path'

/** Which cards to ask: those of today, or those of a page or a case. */
export type DrillScope =
  | { kind: 'today' }
  | { kind: 'page' | 'case' | 'stage'; id: string }
  | { kind: 'dimension'; id: Dimension }

/** The scope in a URL's query; today if it has none. */
export function readScope(query: Readonly<Record<string, string | string[] | undefined>>): DrillScope {
  for (const kind of ['page', 'case', 'stage', 'dimension'] as const) {
    const id = query[kind]
    if (typeof id !== 'string') continue
    if (kind !== 'dimension') return { kind, id }
    const dimension = DIMENSIONS.find((known) => known === id)
    if (dimension) return { kind, id: dimension }
  }
  return { kind: 'today' }
}

const ROUND = ['three-points-framework', 'passing-the-interview', 'common-mistakes']
const pagesOf = (...stages: string[]) =>
  READING_PATH.filter(({ id }) => stages.includes(id)).flatMap(({ pages }) => pages)

/** Pages to go over after a low grade, the most relevant first. */
export const DIMENSION_PAGES: Record<Dimension, readonly string[]> = {
  purpose: ROUND,
  scope: [...ROUND, 'slo-and-error-budgets', 'cost-engineering', 'capacity-planning'],
  product: [...ROUND, 'api-design'],
  architecture: [
    'backend-fundamentals',
    'choosing-a-database',
    'transactions-and-isolation',
    'indexing',
    'message-queues',
    'api-design',
    ...pagesOf('building-blocks', 'data'),
  ],
  depth: [
    'back-of-the-envelope',
    'latency-and-throughput',
    'scalability',
    'capacity-planning',
    ...pagesOf('reliability'),
    'sharding',
    'replication',
    'backpressure',
  ],
  'trade-offs': [
    'cap-theorem',
    'consistency-models',
    'choosing-a-database',
    'sync-and-async-communication',
    'monolith-and-microservices',
    'key-value-stores-compared',
    'grpc-and-rest',
    ...pagesOf('patterns'),
  ],
  communication: [...ROUND, 'being-an-interviewer'],
}
