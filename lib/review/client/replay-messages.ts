import type { FailureReason } from '@/lib/shared/errors'
import type { MomentChange } from '../domain/replay/moment-view'
import type { Timeline } from '../domain/replay/timeline'

// The messages between a page and the worker with its replay.

export type ToReplay =
  /** Load the log of a session. Sent once, first. */
  | { kind: 'open'; url: string }
  /** Show a moment, in milliseconds of the round. Answered by one `moment`. */
  | { kind: 'show'; elapsed: number }
  /** Continue loading after a `problem`. */
  | { kind: 'retry' }

export type FromReplay =
  /** More of the log is loaded. */
  | { kind: 'timeline'; timeline: Timeline }
  /** Null if the log is not loaded up to that moment; request it again when more is. */
  | { kind: 'moment'; change: MomentChange | null }
  /** Loading stopped. */
  | { kind: 'problem'; reason: FailureReason }
