import type { Patch } from '@/lib/board/domain/patch/patch'
import type { Replica } from '../replica/replica'

/** What a room's connection gives the outline of its board. It needs no canvas. */
export interface OutlineChannel {
  readonly replica: Replica
  readonly canEdit: boolean
  /** Takes what is still only on the canvas. */
  inspect(): void
  /** Makes an edit; a canvas that is shown draws it. */
  edit(patches: readonly Patch[]): void
  /** Calls back, within the same turn, whenever the board may look different. @returns what ends that */
  watch(listener: () => void): () => void
  /** Selects elements on the canvas, where there is one; `closely` also brings them into its middle. */
  show(ids: readonly string[], closely: boolean): void
}
