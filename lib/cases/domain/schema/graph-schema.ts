import { z } from 'zod'
import { slug, text } from '@/lib/content/domain/text-schema'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { LEVELS, type Level } from '@/lib/framework/levels'

/** Whether a board is expected to have a component: always, never, or one out of a group. */
export type Need = { kind: 'required' } | { kind: 'optional' } | { kind: 'one-of'; group: string }

/** An arrow. `waits` is true when the caller waits for an answer (`->`), false when not (`~>`). */
export type GraphEdge = { from: string; to: string; waits: boolean; label: string }

const need = z
  .string()
  .regex(/^(required|optional|one-of [a-z-]+)$/, 'write required, optional, or one-of and a group name')
  .default('required')
  .transform((value): Need => {
    if (value === 'required' || value === 'optional') return { kind: value }
    return { kind: 'one-of', group: value.slice('one-of '.length) }
  })

const node = z
  .strictObject({
    id: slug,
    label: text.max(48),
    /** One kind, or several that would do. */
    kind: z.preprocess(
      (value) => (Array.isArray(value) ? value : [value]),
      z.array(z.enum(COMPONENT_KINDS)).min(1),
    ),
    need,
    /** Expected from this level up. */
    level: z.enum(LEVELS).default('mid' satisfies Level),
    aka: z.array(text).default([]),
  })
  .transform(({ kind, ...rest }) => ({ ...rest, kinds: kind }))

/** One entry of a list of arrows, written as `a -> b: label`. */
const edge = z.record(z.string(), z.string()).transform((record, context): GraphEdge => {
  const [arrow, label] = Object.entries(record)[0] ?? ['', '']
  const parts = /^([\w-]+) (->|~>) ([\w-]+)$/.exec(arrow)
  if (Object.keys(record).length !== 1 || !parts?.[1] || !parts[3] || !label.trim()) {
    context.addIssue({ code: 'custom', message: 'write "from -> to: label" or "from ~> to: label"' })
    return z.NEVER
  }
  return { from: parts[1], to: parts[3], waits: parts[2] === '->', label: label.trim() }
})

const edges = z.array(edge)

// Laying a graph out takes longer with every arrow, and much longer: beyond what a board can show it would hold up the
// server for minutes.
export const graph = z
  .strictObject({
    nodes: z.array(node).min(2).max(30),
    edges: edges.max(40),
    optional_edges: edges.max(15).default([]),
    avoid: edges.max(15).default([]),
  })
  .transform(({ optional_edges, ...rest }) => ({ ...rest, optionalEdges: optional_edges }))

export const flows = z
  .record(slug, edges.min(1))
  .transform((record) => Object.entries(record).map(([name, hops]) => ({ name, hops })))

export type Graph = z.output<typeof graph>
export type GraphNode = Graph['nodes'][number]
