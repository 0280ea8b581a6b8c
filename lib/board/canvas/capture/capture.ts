import { diffElement } from '@/lib/board/domain/element/diff-element'
import { isMadeOfPoints } from '@/lib/board/domain/element/element'
import { patchElement } from '@/lib/board/domain/element/patch-element'
import type { Patch } from '@/lib/board/domain/patch/patch'
import { AppError } from '@/lib/shared/errors'
import { sentenceOf } from '@/lib/shared/sentences/sentence-of'
import type { BoardView } from '../view/view'
import type { GestureState } from './gesture-state'
import type { LiveElement } from './live-element'

/** What a look at the canvas found. */
export type Captured = {
  patches: Patch[]
  /** Elements to redraw from the replica, because the canvas shows something that the board does not accept. */
  redraw: Set<string>
  /** Why something was not accepted, in sentences for people. */
  problems: string[]
}

/** Finds what the person changed on the canvas since the last look. */
export class Capture {
  /** Elements that were still being drawn when they were first captured. */
  private readonly drafts = new Set<string>()

  /** @param isReady whether the server has stored an image, so that others can see it */
  constructor(
    private readonly view: BoardView,
    private readonly isReady: (fileId: string) => boolean,
  ) {}

  collect(scene: readonly LiveElement[], gesture: GestureState): Captured {
    const found: Captured = { patches: [], redraw: new Set(), problems: [] }
    const { seen } = this.view
    for (const live of scene) {
      if (seen.get(live.id) === live.versionNonce || this.isUnborn(live, gesture)) continue
      if (this.isRevived(live, gesture)) found.redraw.add(live.id)
      else this.compare(live, gesture, found)
      seen.set(live.id, live.versionNonce)
    }
    this.findMissing(scene, gesture, found)
    return found
  }

  private compare(live: LiveElement, gesture: GestureState, found: Captured): void {
    const { shown, ownKeys } = this.view
    const held = shown.get(live.id)
    try {
      const patches = diffElement(held, live, ownKeys.get(live.id))
      let element = held
      for (const patch of patches) element = patchElement(element, patch)
      if (element) shown.set(live.id, element)
      if (!held && gesture.held.has(live.id)) this.drafts.add(live.id)
      found.patches.push(...patches)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      found.redraw.add(live.id)
      found.problems.push(sentenceOf(error))
    }
  }

  /** Not yet something others should see: a click that may become a shape, an empty text, an image being uploaded. */
  private isUnborn(live: LiveElement, gesture: GestureState): boolean {
    if (this.view.shown.has(live.id)) return false
    if (live.isDeleted) return true
    if (live.type === 'image') return typeof live.fileId !== 'string' || !this.isReady(live.fileId)
    if (live.type === 'text') return live.id === gesture.editingText && !String(live.text).trim()
    if (isMadeOfPoints(live.type) && Array.isArray(live.points) && live.points.length < 2) return true
    return gesture.held.has(live.id) && live.width === 0 && live.height === 0
  }

  /** The text editor writes `isDeleted: false` with every key press, even if somebody else deleted the text. */
  private isRevived(live: LiveElement, gesture: GestureState): boolean {
    return (
      live.id === gesture.editingText && !live.isDeleted && this.view.shown.get(live.id)?.isDeleted === true
    )
  }

  /**
   * Excalidraw drops drafts that stayed too small without marking them as deleted. Anything else is missing because
   * the whole scene was replaced, which nobody may do to a shared board: it is restored.
   */
  private findMissing(scene: readonly LiveElement[], gesture: GestureState, found: Captured): void {
    const present = new Set(scene.map(({ id }) => id))
    // An element that was released and still exists is no longer a draft.
    for (const id of this.drafts) if (present.has(id) && !gesture.held.has(id)) this.drafts.delete(id)
    for (const [id, element] of this.view.shown) {
      if (element.isDeleted || present.has(id)) continue
      if (!this.drafts.has(id)) found.redraw.add(id)
      else {
        found.patches.push({ kind: 'delete', id })
        this.view.shown.set(id, { ...element, isDeleted: true })
      }
    }
  }
}
