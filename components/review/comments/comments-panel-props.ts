import type { BoardLayer } from '@/components/board/board-layer'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { CommentTarget } from '@/lib/review/domain/comments/comment'
import type { Replay } from '../player/use-replay'
import type { TargetNames } from './target-words'
import type { Commenting } from './use-commenting'

/** What the comments need from their page. */
export type CommentsPanelProps = {
  commenting: Commenting
  isOpen: boolean
  replay: Replay
  /** The final board. */
  board: readonly LooseElement[]
  /** Tapping it chooses what to write about. */
  layer: BoardLayer | null
  names: TargetNames
  /** The viewer's time zone. */
  timeZone: string
  /** Whether a possible subject of a thread is shown now. */
  isShown: (about: CommentTarget) => boolean
  onShow: (about: CommentTarget) => void
  /** The path of a thread; null if threads have no path of their own. */
  pathOf: ((seq: number) => string) | null
  /** The thread that the page was opened for. */
  start: number | null
}

/** A comment that was just deleted, with its text, which now only this page has. */
export type Removed = { seq: number; text: string }
