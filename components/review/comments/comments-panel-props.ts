import type { BoardLayer } from '@/components/board/board-layer'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { CommentTarget } from '@/lib/review/domain/comments/comment'
import type { Replay } from '../player/use-replay'
import type { TargetNames } from './target-words'
import type { Commenting } from './use-commenting'

/** What the comments of a page need of it. */
export type CommentsPanelProps = {
  commenting: Commenting
  isOpen: boolean
  replay: Replay
  /** The board of the end. */
  board: readonly LooseElement[]
  /** Taps on it choose what is written about. */
  layer: BoardLayer | null
  names: TargetNames
  /** Of the viewer. */
  timeZone: string
  /** What is shown right now, of what a thread can be about. */
  isShown: (about: CommentTarget) => boolean
  onShow: (about: CommentTarget) => void
  /** The address of a thread; null where it has none of its own. */
  pathOf: ((seq: number) => string) | null
  /** The thread that the page was opened for. */
  start: number | null
}

/** A comment that was just deleted, with the words that only this page still has. */
export type Removed = { seq: number; text: string }
