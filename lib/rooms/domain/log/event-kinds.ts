import { z } from 'zod'
import { DIMENSIONS } from '@/lib/framework/dimensions'
import { POINTS } from '@/lib/framework/points'
import { ROOM_ROLES } from '@/lib/framework/roles'
import { PLAN_STEPS } from '@/lib/framework/steps'
import { bytesSchema } from '@/lib/shared/bytes-schema'
import { INTERVIEWER_MOVES, INTERVIEWER_STATUSES } from '../interviewer/interviewer-moves'

/**
 * A kind of event. `earlier[0]` turns the payload of version 1 into that of version 2, and so on. Schemas
 * define what a payload consists of, not how long it may be: limits are checked before an event is written,
 * and may change afterwards.
 */
type Kind<S extends z.ZodType> = { schema: S; earlier: readonly ((data: object) => object)[] }

function kind<S extends z.ZodType>(schema: S, ...earlier: Kind<S>['earlier']): Kind<S> {
  return { schema, earlier }
}

const nothing = () => z.object({})
const step = z.enum(PLAN_STEPS)
const point = z.enum(POINTS)
const role = z.enum(ROOM_ROLES)
const triedParts = z.array(z.object({ id: z.string(), name: z.string() }))
const plan = z.array(z.object({ slug: step, minutes: z.number() })).readonly()

/**
 * Everything that can happen in a room. Logs keep events for good, so an entry here only grows: to change a
 * payload, put in the new schema and append the function that converts the previous payload to it. Tests
 * replay recorded logs.
 */
export const EVENT_KINDS = {
  'room/created': kind(
    z.object({
      title: z.string(),
      mode: z.enum(['solo', 'pair']),
      plan,
      createdBy: z.string(),
      meetingLink: z.string().nullable(),
    }),
    // Rooms from before meeting links existed.
    (data) => ({ meetingLink: null, ...data }),
  ),
  'member/joined': kind(z.object({ userId: z.string(), number: z.int(), name: z.string(), role })),
  'member/role': kind(z.object({ userId: z.string(), role })),
  'member/removed': kind(z.object({ userId: z.string() })),
  /**
   * The account of a member was deleted. Their data in the log is erased in place; this event tells everybody
   * who has the room open.
   */
  'member/erased': kind(z.object({ userId: z.string() })),
  'plan/changed': kind(z.object({ plan })),
  'meeting/changed': kind(z.object({ link: z.string().nullable() })),
  'round/alone': kind(nothing()),
  'round/started': kind(nothing()),
  'round/paused': kind(nothing()),
  'round/resumed': kind(nothing()),
  'round/ended': kind(z.object({ reason: z.enum(['ended', 'left']) })),
  'step/entered': kind(z.object({ index: z.int() })),
  'chat/said': kind(z.object({ text: z.string() })),
  'hint/revealed': kind(z.object({ step, rung: z.int(), text: z.string() })),
  'curveball/played': kind(z.object({ id: z.string(), point, text: z.string() })),
  'probe/asked': kind(z.object({ step, text: z.string() })),
  'facts/revealed': kind(z.object({ point, facts: z.array(z.object({ ask: z.string(), say: z.string() })) })),
  'trial/set': kind(
    z.object({
      trial: z
        .object({
          times: z.number(),
          down: triedParts,
          slow: triedParts,
          figures: z.array(z.object({ id: z.string(), value: z.number().nullable() })),
        })
        .nullable(),
    }),
  ),
  'interviewer/chosen': kind(nothing()),
  'interviewer/said': kind(
    z.object({
      move: z.enum(INTERVIEWER_MOVES),
      text: z.string(),
      about: z.string().nullable(),
      saw: z.object({ parts: z.int(), connections: z.int(), words: z.int() }),
    }),
  ),
  'interviewer/changed': kind(z.object({ status: z.enum(INTERVIEWER_STATUSES) })),
  'ai-grading/chosen': kind(z.object({ on: z.boolean() })),
  'guide/opened': kind(z.object({ userId: z.string() })),
  'guide/ticked': kind(z.object({ item: z.string(), on: z.boolean() })),
  'note/written': kind(z.object({ text: z.string(), step: step.nullable() })),
  'note/removed': kind(z.object({ seq: z.int() })),
  'mark/set': kind(z.object({ dimension: z.enum(DIMENSIONS), score: z.literal([1, 2, 3, 4]).nullable() })),
  'sheet/updated': kind(z.object({ update: bytesSchema })),
  'board/edited': kind(z.object({ patches: bytesSchema, corrections: bytesSchema.nullable() })),
} as const

export type EventKind = keyof typeof EVENT_KINDS
/** The payload of each kind, in its newest version. */
export type EventData = { [K in EventKind]: z.infer<(typeof EVENT_KINDS)[K]['schema']> }

export function isEventKind(name: string): name is EventKind {
  return Object.hasOwn(EVENT_KINDS, name)
}

/** The version in which new events of a kind are written. */
export function versionOf(name: EventKind): number {
  return EVENT_KINDS[name].earlier.length + 1
}
