import type { ComponentKind } from '@/lib/framework/component-kinds'
import type { Outline, OutlineConnection, OutlinePart } from './outline'

const STORES: ReadonlySet<ComponentKind> = new Set([
  'cache',
  'relational db',
  'key-value/document db',
  'blob store',
  'search index',
])
const QUEUES: ReadonlySet<ComponentKind> = new Set(['queue', 'stream'])

/** What a part does with the one that its arrow leads to. */
export function verbOf(from: ComponentKind, { toKind, edge }: OutlineConnection): string {
  if (edge.heads === 'both') return 'to and from'
  if (edge.heads === 'none') return 'joined with'
  if (QUEUES.has(from)) return 'read by'
  if (QUEUES.has(toKind)) return 'sends to'
  if (STORES.has(toKind)) return 'uses'
  return 'calls'
}

/** Whether to mention that nobody waits: with queues it goes without saying. */
export function saysNoWaiting(from: ComponentKind, { toKind, edge }: OutlineConnection): boolean {
  return !edge.waits && !QUEUES.has(from) && !QUEUES.has(toKind)
}

/** A part in words, as a screen reader reads it. */
export function partWords({ part, groups, connections, incoming }: OutlinePart): string {
  return [
    part.label,
    part.kind,
    ...(part.count > 1 ? [`${part.count} of them`] : []),
    ...groups.map((group) => `in ${group}`),
    connections.length + incoming === 0
      ? 'not connected'
      : [counted(connections.length, 'out'), counted(incoming, 'in')].filter(Boolean).join(', '),
  ].join(', ')
}

function counted(count: number, way: 'in' | 'out'): string {
  return count === 0 ? '' : `${count} ${way}`
}

/** A connection in words. On the board, a dashed line means that nobody waits for an answer. */
export function connectionWords(from: ComponentKind, connection: OutlineConnection): string {
  const { edge, toLabel } = connection
  const label = edge.label ? `: ${edge.label}` : ''
  return `${verbOf(from, connection)} ${toLabel}${label}${saysNoWaiting(from, connection) ? ', without waiting' : ''}`
}

/** The number of parts and connections. */
export function sizeWords({ parts, connections }: Pick<Outline, 'parts' | 'connections'>): string {
  return `${plural(parts.length, 'part')}, ${plural(connections, 'connection')}`
}

function plural(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`
}
