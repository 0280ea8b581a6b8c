import { z } from 'zod'
import { graphEdges, NODE_KEYS } from '@/lib/content/domain/graph-schema'
import { slug } from '@/lib/content/domain/text-schema'
import { LEVELS, type Level } from '@/lib/framework/levels'

const node = z
  .strictObject({
    ...NODE_KEYS,
    /** Expected from this level up. */
    level: z.enum(LEVELS).default('mid' satisfies Level),
  })
  .transform(({ kind, ...rest }) => ({ ...rest, kinds: kind }))

// The time for laying out a graph grows steeply with every arrow: beyond what a board can show, it would block the
// server for minutes.
export const graph = z
  .strictObject({
    nodes: z.array(node).min(2).max(30),
    edges: graphEdges.max(40),
    optional_edges: graphEdges.max(15).default([]),
    avoid: graphEdges.max(15).default([]),
  })
  .transform(({ optional_edges, ...rest }) => ({ ...rest, optionalEdges: optional_edges }))

export const flows = z
  .record(slug, graphEdges.min(1))
  .transform((record) => Object.entries(record).map(([name, hops]) => ({ name, hops })))

export type Graph = z.output<typeof graph>
export type GraphNode = Graph['nodes'][number]
