type FrameHandler = { stop: (target: object) => void }

/**
 * Excalidraw asks for a frame sixty times a second as long as it stands, for laser pointers of others: a twelfth of a
 * processor for each board that lies still. Rooms share no lasers, so this ends it; one's own asks for its frames itself.
 * @param root an element around one Excalidraw that has been drawn
 * @returns whether it was found
 */
export function stopLaserFrames(root: HTMLElement): boolean {
  const board = root.querySelector('.excalidraw')
  // Nothing else leads from outside to the component.
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
