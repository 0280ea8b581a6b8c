import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { LiveElement } from '../capture/live-element'
import { findApp } from './excalidraw-app'

/** The elements that Excalidraw's undo compares with: as they were when something was last put on the undo stack. */
export type UndoSnapshot = Map<string, LiveElement>

/** What undo and redo work with, as far as changes from elsewhere have to reach into it. */
export type UndoStore = {
  snapshot: () => UndoSnapshot
  /** Takes fields of an element out of all that undo and redo would set: somebody else has changed them since. */
  forget: (id: string, fields: readonly string[]) => void
}

type Delta = { deleted: Record<string, unknown>; inserted: Record<string, unknown> }
type Entry = { elementsChange: { updated: Map<string, Delta> } }
type App = {
  store?: { snapshot?: { elements?: unknown } }
  history?: { undoStack?: Entry[]; redoStack?: Entry[] }
} | null

/** Excalidraw's undo store, which its API does not give; null when this Excalidraw has none. */
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
