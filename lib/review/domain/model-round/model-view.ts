import type { Dimension } from '@/lib/framework/dimensions'
import type { SessionRecord } from '../session-record'

/** A model round that anyone may watch. */
export type WatchedView = {
  caseId: string
  title: string
  /** Planned length. */
  minutes: number
  /** What to watch for in a written round; null for one that is generated from its case. */
  line: string | null
  /** Includes the whole chat. */
  record: SessionRecord
}

/** A model round, as its page shows it. */
export type ModelView = WatchedView & {
  /** What earns a 4 in each dimension, according to the case's rubric: a model round is one way among many. */
  strongest: { dimension: Dimension; text: string }[]
}
