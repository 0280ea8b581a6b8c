import { sceneCoordsToViewportCoords } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

/** As many points, with their pressures, as an element may hold with room to spare. A minute and more of drawing. */
const MOST_POINTS = 6_000

/** Ends a stroke that is about to become too large to be kept, as if the pen had been lifted. */
export function liftPenInTime(api: ExcalidrawImperativeAPI): void {
  const state = api.getAppState()
  const stroke = state.newElement
  if (stroke?.type !== 'freedraw' || stroke.points.length < MOST_POINTS) return
  const [x, y] = stroke.points.at(-1) ?? [0, 0]
  const place = sceneCoordsToViewportCoords({ sceneX: stroke.x + x, sceneY: stroke.y + y }, state)
  window.dispatchEvent(new PointerEvent('pointerup', { clientX: place.x, clientY: place.y, bubbles: true }))
}
