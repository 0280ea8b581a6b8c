import type { NewJob } from '@/lib/jobs/domain/job'
import type { RoomEvent } from '../../domain/log/events'

/**
 * What follows from an event of a room's log: the job that is written in the event's own transaction, or null. The log
 * gets a list of them when the process starts and knows none by name. It runs once for each event of every room, in the
 * loop that commits them, so it only looks at the event's kind.
 */
export type Reaction = (roomId: string, event: RoomEvent) => NewJob | null
