import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { LiveElement } from './live-element'

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

type RegisteredAction = Parameters<ExcalidrawImperativeAPI['registerAction']>[0]
type KeyTest = NonNullable<RegisteredAction['keyTest']>

/**
 * Finds Excalidraw's undo store, which its API does not give. Actions are handed the app when a key is pressed, so
 * one that never matches is registered and a key nobody has is pressed once. Tied to the pinned version; a browser
 * test fails when an upgrade moves it.
 * @returns null when this Excalidraw has none.
 */
export function findUndoStore(api: ExcalidrawImperativeAPI, root: HTMLElement): UndoStore | null {
  let app: App = null
  const keyTest: KeyTest = (_event, _state, _elements, given) => {
    app = given as unknown as App
    return false
  }
  const action = { name: 'threepoint-store', label: '', trackEvent: false, perform: () => false, keyTest }
  api.registerAction(action as unknown as RegisteredAction)
  const container = root.querySelector('.excalidraw')
  container?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F24', code: 'F24', bubbles: true }))
  return undoStoreOf(app)
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
