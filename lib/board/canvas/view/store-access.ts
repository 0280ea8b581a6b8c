import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { LiveElement } from '../capture/live-element'
import { findApp } from './excalidraw-app'

/**
 * The elements that Excalidraw's undo compares with: their state when something was last pushed onto the undo stack.
 */
export type UndoSnapshot = Map<string, LiveElement>

/** The parts of undo and redo that changes from elsewhere have to update. */
export type UndoStore = {
  snapshot: () => UndoSnapshot
  /**
   * Removes fields of an element from everything that undo and redo would set: somebody else has changed them since.
   */
  forget: (id: string, fields: readonly string[]) => void
}

type Delta = { deleted: Record<string, unknown>; inserted: Record<string, unknown> }
type Entry = { elementsChange: { updated: Map<string, Delta> } }
type App = {
  store?: { snapshot?: { elements?: unknown } }
  history?: { undoStack?: Entry[]; redoStack?: Entry[] }
} | null

/** Excalidraw's undo store, which its API does not expose; null if this Excalidraw has none. */
export function findUndoStore(api: ExcalidrawImperativeAPI, root: HTMLElement): UndoStore | null {
  return undoStoreOf(findApp(api, root))
}

/** For tests without a canvas. */
export function undoStoreOf(app: App): UndoStore | null {
  const read = () => app?.store?.snapshot?.elements
  if (!(read() instanceof Map)) return null
  return {
    snapshot: () => read() as UndoSnapshot,
    forget: (id, fields) => {
      for (const stack of [app?.history?.undoStack, app?.history?.redoStack])
        for (const { elementsChange } of stack ?? []) forgetIn(elementsChange.updated, id, fields)
    },
  }
}

function forgetIn(updated: Map<string, Delta>, id: string, fields: readonly string[]): void {
  const delta = updated.get(id)
  if (!delta) return
  for (const field of fields) {
    delete delta.deleted[field]
    delete delta.inserted[field]
  }
  if (Object.keys(delta.deleted).length + Object.keys(delta.inserted).length === 0) updated.delete(id)
}
