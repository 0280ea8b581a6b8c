import { sceneCoordsToViewportCoords } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

/** Points, with their pressures, that fit into an element with room to spare: over a minute of drawing. */
const MOST_POINTS = 6_000

/** Ends a stroke that is about to become too large to store, as if the pen had been lifted. */
export function liftPenInTime(api: ExcalidrawImperativeAPI): void {
  const state = api.getAppState()
  const stroke = state.newElement
  if (stroke?.type !== 'freedraw' || stroke.points.length < MOST_POINTS) return
  const [x, y] = stroke.points.at(-1) ?? [0, 0]
  const place = sceneCoordsToViewportCoords({ sceneX: stroke.x + x, sceneY: stroke.y + y }, state)
  window.dispatchEvent(new PointerEvent('pointerup', { clientX: place.x, clientY: place.y, bubbles: true }))
}
