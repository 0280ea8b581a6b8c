import { z } from 'zod'
import { estimates } from '@/lib/content/domain/estimate/estimates-schema'
import { graphEdges, NODE_KEYS } from '@/lib/content/domain/graph-schema'
import { related } from '@/lib/content/domain/related-schema'
import { slug, text } from '@/lib/content/domain/text-schema'

/** The handbook's kinds of page. */
export const PAGE_KINDS = ['pattern', 'concept', 'guide'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

/** A question with one right answer and three wrong ones; the app shuffles them. */
const card = z.strictObject({ ask: text, right: text, wrong: z.array(text).length(3), why: text })

const part = z
  .strictObject({ ...NODE_KEYS, need: z.enum(['required', 'optional']).default('required') })
  .transform(({ kind, need, ...rest }) => ({ ...rest, kinds: kind, isOptional: need === 'optional' }))

/** The components of a pattern, by their roles, so that they can be found on a board. */
const graph = z.strictObject({ nodes: z.array(part).min(2).max(6), edges: graphEdges.min(1).max(10) })

/** A handbook page's front matter. All of it is public. */
export const page = z.strictObject({
  id: slug,
  title: text.max(120),
  kind: z.enum(PAGE_KINDS),
  /** Reading time in minutes. */
  minutes: z.number().int().min(1).max(60),
  summary: text.max(400),
  related,
  /** Only for patterns that consist of components. */
  graph: graph.optional(),
  estimates: estimates.default({ assume: [], derive: [] }),
  cards: z.array(card).min(4).max(6),
})

export type PageFrontMatter = z.output<typeof page>
export type PageGraph = z.output<typeof graph>
