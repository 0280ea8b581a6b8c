import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

type RegisteredAction = Parameters<ExcalidrawImperativeAPI['registerAction']>[0]
type KeyTest = NonNullable<RegisteredAction['keyTest']>

/**
 * Finds Excalidraw's own component, which its API does not expose. Actions receive the component when a key is
 * pressed, so this registers an action that never matches and presses a key that does not exist. Tied to the pinned
 * version; browser tests fail if an upgrade changes these internals.
 * @returns null if this Excalidraw passes nothing to actions
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
