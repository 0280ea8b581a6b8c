import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { type BoundElement, boundIndex } from '@/lib/board/domain/element/derive'
import type { BoardElement } from '@/lib/board/domain/element/element'
import { changedFields } from '@/lib/board/domain/element/same-element'
import type { GestureState } from '../capture/gesture-state'
import {
  type LiveElement,
  liveElements,
  liveFields,
  newLiveElement,
  textPlace,
} from '../capture/live-element'
import type { Replica } from '../replica/replica'
import { SceneDraft } from './scene-draft'
import { stack } from './stacking'
import type { UndoStore } from './store-access'

/** Makes the canvas match the replica, without touching what the person is in the middle of. */
export class BoardView {
  /** The board element that each element on the canvas represents; any difference is the person's own change. */
  readonly shown = new Map<string, BoardElement>()
  /** Version nonces of elements whose local changes have all been captured. */
  readonly seen = new Map<string, number>()
  /** Order keys that only this canvas uses. */
  readonly ownKeys = new Map<string, string>()

  constructor(
    private readonly api: ExcalidrawImperativeAPI,
    private readonly replica: Replica,
    private readonly store: UndoStore | null,
    private readonly write: (elements: LiveElement[], hasStore: boolean) => void,
  ) {}

  /**
   * @param ids elements that look different in the replica
   * @param again elements whose state on the canvas cannot be trusted: all their fields are written
   * @param settle nobody is in the middle of anything: correct everything that is derived from other elements
   */
  render(ids: ReadonlySet<string>, again: ReadonlySet<string>, gesture: GestureState, settle: boolean): void {
    if (ids.size + again.size + this.ownKeys.size === 0 && !settle) return
    const draft = new SceneDraft(liveElements(this.api), this.store, this.seen, gesture.held)
    const touched = this.project(new Set([...ids, ...again]), again, draft)
    this.placeTexts(draft, settle ? null : touched)
    if (settle || touched.size > 0) this.bind(draft)
    const elements = stack(draft, (id) => this.replica.local.elements.get(id)?.index, this.ownKeys)
    if (draft.changed) this.write(elements, this.store !== null)
  }

  /** Returns the ids of elements whose position or bindings may have changed. */
  private project(ids: ReadonlySet<string>, again: ReadonlySet<string>, draft: SceneDraft): Set<string> {
    const touched = new Set<string>()
    const local = this.replica.local.elements
    // Containers first: a text's position follows from its container's.
    const ordered = [...ids].sort((a, b) => rank(local.get(a)) - rank(local.get(b)))
    for (const id of ordered) {
      const want = local.get(id)
      const had = this.shown.get(id)
      touched.add(id)
      if (!want) {
        this.shown.delete(id)
        draft.remove(id)
        continue
      }
      this.shown.set(id, want)
      if (!draft.elements.has(id)) {
        if (!want.isDeleted) draft.add(newLiveElement(want, draft.elements.get(want.containerId ?? '')))
        continue
      }
      const names = changedFields(again.has(id) ? undefined : had, want)
      if (names.length > 0) draft.set(id, liveFields(want, names))
    }
    return touched
  }

  /** @param touched elements to look at, with the texts bound to them; null for all */
  private placeTexts(draft: SceneDraft, touched: ReadonlySet<string> | null): void {
    const place = (text: LiveElement) => {
      const container = draft.elements.get(String(text.containerId))
      if (text.isDeleted || !container || container.isDeleted) return
      const { x, y } = textPlace(container, text)
      if (Math.abs(x - text.x) > 0.01 || Math.abs(y - text.y) > 0.01) draft.set(text.id, { x, y })
    }
    const texts = [...draft.elements.values()].filter(
      (element) => element.type === 'text' && element.containerId,
    )
    for (const text of texts) {
      if (!touched || touched.has(text.id) || touched.has(String(text.containerId))) place(text)
    }
  }

  /** Excalidraw lists on each shape what is bound to it; here the list is derived from the bindings themselves. */
  private bind(draft: SceneDraft): void {
    const bound = boundIndex(this.replica.local.elements.values())
    for (const element of draft.elements.values()) {
      if (element.isDeleted || !this.shown.has(element.id)) continue
      const want = bound.get(element.id) ?? []
      const has = element.boundElements ?? []
      if (sameIds(want, has, (id) => this.shown.has(id))) continue
      const drafts = has.filter(({ id }) => !this.shown.has(id))
      const list = [...want, ...drafts]
      draft.set(element.id, { boundElements: list.length > 0 ? list : null })
    }
  }
}

function rank(element: BoardElement | undefined): number {
  return element?.containerId ? 1 : 0
}

/** Elements that are not on the board yet (a text just started) are left as Excalidraw has them. */
function sameIds(
  want: readonly BoundElement[],
  has: readonly BoundElement[],
  known: (id: string) => boolean,
): boolean {
  const shared = has.filter(({ id }) => known(id))
  return shared.length === want.length && want.every(({ id }) => shared.some((other) => other.id === id))
}
