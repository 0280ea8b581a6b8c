import { z } from 'zod'
import { estimates } from '@/lib/content/domain/estimate/estimates-schema'
import { related } from '@/lib/content/domain/related-schema'
import { namedTexts, slug, text } from '@/lib/content/domain/text-schema'
import { DIMENSIONS, type Dimension, NOTED_SCORES } from '@/lib/framework/dimensions'
import { POINTS } from '@/lib/framework/points'
import { GUIDED_STEPS, type GuidedStep } from '@/lib/framework/steps'
import { flows, graph } from './graph-schema'

const fact = z.strictObject({
  id: slug,
  ask: text,
  say: text,
  numbers: namedTexts.default([]),
  /** Minute of a 45-minute round by which the candidate needs this fact, asked for or not. */
  give_by: z.number().int().min(1).max(45).optional(),
})
const facts = z.array(fact).min(1)

const requirements = z.strictObject({
  functional: z
    .array(
      z.strictObject({
        id: z.string().regex(/^F\d+$/, 'number them F1, F2 and so on'),
        level: z.enum(['must', 'should', 'later']),
        text,
      }),
    )
    .min(1),
  quality: z
    .array(z.strictObject({ id: z.string().regex(/^Q\d+$/, 'number them Q1, Q2 and so on'), text }))
    .min(1),
})

const step = z.strictObject({
  listen: text,
  probes: z.array(z.strictObject({ ask: text, hear: text })).default([]),
  hints: z.array(text).length(3),
})

/** The parts that a change reopens: ids of the graph's nodes, and steps of the worksheet. */
const touches = z.strictObject({
  parts: z.array(slug).default([]),
  worksheet: z.array(z.enum(GUIDED_STEPS)).default([]),
})

const curveball = z.strictObject({
  id: slug,
  point: z.enum(POINTS),
  say: text,
  good: text,
  weak: text,
  touches: touches.optional(),
})

/** A term that a candidate may use: alternative names, what it is in this guide's words, and a question to ask back. */
const word = z.strictObject({ term: text, also: z.array(text).default([]), here: text, ask: text })

const notes = z.strictObject(recordOf(NOTED_SCORES, () => text))

/**
 * How an observable of the rubric shows in this case. Any name is accepted by the schema, since a later rubric may drop
 * one that a published version of a case has; the check requires a known one.
 */
const observableNote = z.strictObject({ observable: slug, note: text })

/** Everything that only an interviewer sees before the round is over. */
export const guide = z
  .strictObject({
    /** The row in the catalogue, where the public id must not give away the answer. */
    catalog: slug.optional(),
    core: text,
    giveaways: z.array(z.coerce.string().trim().min(1)).min(1).max(100),
    facts: z.strictObject({ why: facts, what: facts, how: facts }),
    personas: z.array(z.strictObject({ id: slug, needs: text })).min(1),
    requirements,
    estimates,
    entities: z.array(z.strictObject({ name: text, aka: z.array(text).default([]) })).min(1),
    apis: z.array(z.strictObject({ call: text, gives: text, serves: z.array(z.string()) })).min(1),
    graph,
    flows,
    main_flow: slug,
    steps: z.strictObject(recordOf<GuidedStep, typeof step>(GUIDED_STEPS, () => step)),
    curveballs: z.array(curveball).min(3),
    words: z.array(word).max(12).default([]),
    rubric: z.strictObject(recordOf<Dimension, typeof notes>(DIMENSIONS, () => notes)),
    /** Only where the case has something specific to add. Read by everybody who grades, including the candidate. */
    notes: z.array(observableNote).max(8).default([]),
    related,
  })
  .transform(({ main_flow, ...rest }) => ({ ...rest, mainFlow: main_flow }))

export type Guide = z.output<typeof guide>
export type Fact = z.output<typeof fact>
export type Word = z.output<typeof word>
export type Curveball = z.output<typeof curveball>
export type ObservableNote = z.output<typeof observableNote>
export type Requirements = z.output<typeof requirements>

function recordOf<K extends PropertyKey, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
