import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

type RegisteredAction = Parameters<ExcalidrawImperativeAPI['registerAction']>[0]
type KeyTest = NonNullable<RegisteredAction['keyTest']>

/**
 * Finds Excalidraw's own component, which its API does not give. Actions are handed it when a key is pressed, so one
 * that never matches is registered and a key nobody has is pressed once. Tied to the pinned version; browser tests
 * fail when an upgrade moves what is used of it.
 * @returns null when this Excalidraw hands actions nothing.
 */
export function findApp(api: ExcalidrawImperativeAPI, root: HTMLElement): object | null {
  let app: unknown = null
  const keyTest: KeyTest = (_event, _state, _elements, given) => {
    app = given
    return false
  }
  const action = { name: 'threepoint-store', label: '', trackEvent: false, perform: () => false, keyTest }
  api.registerAction(action as unknown as RegisteredAction)
  const container = root.querySelector('.excalidraw')
  container?.dispatchEvent(new KeyboardEvent('keydown', { key: 'F24', code: 'F24', bubbles: true }))
  return typeof app === 'object' ? app : null
}
