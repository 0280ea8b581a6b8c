import { z } from 'zod'
import { COMPONENT_KINDS } from '@/lib/framework/component-kinds'
import { slug, text } from './text-schema'

/** Whether a board is expected to have a component: always, optionally, or one of a group. */
export type Need = { kind: 'required' } | { kind: 'optional' } | { kind: 'one-of'; group: string }

/** An arrow. `waits` is true when the caller waits for a response (`->`), false when not (`~>`). */
export type GraphEdge = { from: string; to: string; waits: boolean; label: string }

/** The keys of a component in a document. */
export const NODE_KEYS = {
  id: slug,
  label: text.max(48),
  /** One kind, or several acceptable ones. */
  kind: z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(z.enum(COMPONENT_KINDS)).min(1),
  ),
  need: z
    .string()
    .regex(/^(required|optional|one-of [a-z-]+)$/, 'write required, optional, or one-of and a group name')
    .default('required')
    .transform((value): Need => {
      if (value === 'required' || value === 'optional') return { kind: value }
      return { kind: 'one-of', group: value.slice('one-of '.length) }
    }),
  aka: z.array(text).default([]),
}

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

export const graphEdges = z.array(edge)
