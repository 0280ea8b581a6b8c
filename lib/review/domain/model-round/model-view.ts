import type { Dimension } from '@/lib/framework/dimensions'
import type { SessionRecord } from '../session-record'

/** A model round that anybody may watch. */
export type WatchedView = {
  caseId: string
  title: string
  /** Planned length. */
  minutes: number
  /** What to watch for in a round that somebody wrote out; null for one that is made from its case. */
  line: string | null
  /** With its whole chat. */
  record: SessionRecord
}

/** A model round as its page shows it. */
export type ModelView = WatchedView & {
  /** What earns a 4 in each dimension, by the case's rubric: a model round is one way of many. */
  strongest: { dimension: Dimension; text: string }[]
}
