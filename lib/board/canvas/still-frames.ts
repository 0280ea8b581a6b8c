type FrameHandler = { stop: (target: object) => void }

/**
 * As long as it is mounted, Excalidraw requests sixty frames a second for others' laser pointers: a twelfth of a
 * processor for every idle board. Rooms do not share lasers, so this stops it; the viewer's own laser requests its
 * frames itself.
 * @param root an element around one Excalidraw that has been rendered
 * @returns whether it was found
 */
export function stopLaserFrames(root: HTMLElement): boolean {
  const board = root.querySelector('.excalidraw')
  // There is no other way to reach the component from outside.
  const fiber = board && Object.entries(board).find(([name]) => name.startsWith('__reactFiber$'))?.[1]
  for (let at: unknown = fiber; isObject(at); at = at.return) {
    const app = at.stateNode
    if (!isObject(app) || !isObject(app.laserTrails) || !isFrameHandler(app.animationFrameHandler)) continue
    app.animationFrameHandler.stop(app.laserTrails)
    return true
  }
  return false
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isFrameHandler(value: unknown): value is FrameHandler {
  return isObject(value) && typeof value.stop === 'function'
}
