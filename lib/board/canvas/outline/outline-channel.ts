import type { Patch } from '@/lib/board/domain/patch/patch'
import type { Replica } from '../replica/replica'

/** What a room's connection provides to the outline of its board. It needs no canvas. */
export interface OutlineChannel {
  readonly replica: Replica
  readonly canEdit: boolean
  /** Captures what is still only on the canvas. */
  inspect(): void
  /** Makes an edit; if a canvas is shown, it draws the edit. */
  edit(patches: readonly Patch[]): void
  /** Calls back, within the same turn, whenever the board may look different. @returns a function that unsubscribes */
  watch(listener: () => void): () => void
  /** Selects elements on the canvas, if there is one; `closely` also centres them. */
  show(ids: readonly string[], closely: boolean): void
}
