import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import type { LiveElement } from './live-element'

/** The elements that Excalidraw's undo compares with: as they were when something was last put on the undo stack. */
export type UndoSnapshot = Map<string, LiveElement>

type RegisteredAction = Parameters<ExcalidrawImperativeAPI['registerAction']>[0]
type KeyTest = NonNullable<RegisteredAction['keyTest']>

/**
 * Finds Excalidraw's undo store, which its API does not give. Actions are handed the app when a key is pressed, so
 * one that never matches is registered and a key nobody has is pressed once. Tied to the pinned version; a browser
 * test fails when an upgrade moves it.
 * @returns how to read the current snapshot, or null when this Excalidraw has none.
 */
export function findUndoStore(api: ExcalidrawImperativeAPI, root: HTMLElement): (() => UndoSnapshot) | null {
  let app: unknown = null
  const keyTest: KeyTest = (_event, _state, _elements, given) => {
    app = given
    return false
  }
  const action = { name: 'threepoint-store', label: '', trackEvent: false, perform: () => false, keyTest }
  api.registerAction(action as unknown as RegisteredAction)
  const container = root.querySelector('.excalidraw')
  container?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F24', code: 'F24', bubbles: true }))
  return snapshotReader(app)
}

function snapshotReader(app: unknown): (() => UndoSnapshot) | null {
  const read = () =>
    (app as { store?: { snapshot?: { elements?: unknown } } } | null)?.store?.snapshot?.elements
  return read() instanceof Map ? () => read() as UndoSnapshot : null
}
