import type { FailureReason } from '@/lib/shared/errors'
import type { MomentChange } from '../domain/replay/moment-view'
import type { Timeline } from '../domain/replay/timeline'

// What a page and the worker with its replay say to each other.

export type ToReplay =
  /** Load the log of a session. Sent once, first. */
  | { kind: 'open'; url: string }
  /** Show a moment, in milliseconds of the round. Answered by one `moment`. */
  | { kind: 'show'; elapsed: number }
  /** Go on loading after a `problem`. */
  | { kind: 'retry' }

export type FromReplay =
  /** More of the log is here. */
  | { kind: 'timeline'; timeline: Timeline }
  /** Null when the log is not here up to that moment; ask again when more has come. */
  | { kind: 'moment'; change: MomentChange | null }
  /** Loading stopped. */
  | { kind: 'problem'; reason: FailureReason }
