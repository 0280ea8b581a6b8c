import type { Dimension } from '@/lib/framework/dimensions'
import type { SessionRecord } from '../session-record'

/** A model round as its page shows it. */
export type ModelView = {
  caseId: string
  title: string
  /** Planned length. */
  minutes: number
  /** With its whole chat. */
  record: SessionRecord
  /** What earns a 4 in each dimension, by the case's rubric: a model round is one way of many. */
  strongest: { dimension: Dimension; text: string }[]
}
