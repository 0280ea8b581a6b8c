import { z } from 'zod'
import { bytesSchema } from '@/lib/shared/bytes-schema'
import { EVENT_KINDS, type EventData } from '../../log/event-kinds'
import type { RoundEventKind } from '../../round/evolve-round'
import type { Message } from '../message'
import { MESSAGE } from '../wire'

/**
 * Event number, then tag and number of the command behind it; the last two are 0 if no browser's command is.
 */
const head = [z.int(), z.int(), z.int()] as const

const { 'board/edited': _board, 'sheet/updated': _sheet, ...roundKinds } = EVENT_KINDS

const roundItems = Object.entries(roundKinds).map(([kind, { schema }]) =>
  // The time of the event and the number of the member who caused it.
  z.tuple([...head, z.literal(kind), schema, z.number(), z.int()]),
) as unknown as readonly [z.ZodType<RoundItem>]

type RoundItem = {
  [K in RoundEventKind]: [number, number, number, K, EventData[K], number, number]
}[RoundEventKind]

/** An event as sent to browsers. Edits carry no time and no author, since no live view shows them. */
export const wireItem = z.union([
  z.tuple([...head, z.literal(0), bytesSchema, bytesSchema.optional()]),
  z.tuple([...head, z.literal(1), bytesSchema]),
  ...roundItems,
])

/**
 * Events of one room in order, preceded by the number of the newest earlier event that the receiver may know
 * of. An event of one's own acknowledges its command.
 */
export const events = {
  name: MESSAGE.events,
  sender: 'server',
  args: z.tuple([z.tuple([z.int(), z.array(wireItem)])]),
} as const satisfies Message

export type WireItem = z.infer<typeof wireItem>
export type WireEvents = z.infer<typeof events.args>[0]
