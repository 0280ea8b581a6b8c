import type { NewJob } from '@/lib/jobs/domain/job'
import type { RoomEvent } from '../../domain/log/events'

/**
 * The job that follows from an event of a room's log, written in the event's own transaction, or null. The
 * log receives a list of reactions when the process starts and knows none by name. A reaction runs for each
 * event of every room, in the loop that commits them, so it may only look at the event's kind.
 */
export type Reaction = (roomId: string, event: RoomEvent) => NewJob | null
