import { getCommonBounds } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { fitView, show } from './fit-view'
import { TOOLS } from './look-around'

/** The margin kept around elements that are shown closely, in board units. */
const AROUND = 240

/**
 * Selects elements and brings them into view: centred if `closely`, otherwise scrolled only as far as necessary. Texts
 * in shapes are shown with their shapes.
 */
export function showElements(api: ExcalidrawImperativeAPI, ids: ReadonlySet<string>, closely: boolean): void {
  const elements = api.getSceneElements().filter(({ id }) => ids.has(id))
  const selected = elements.filter((element) => element.type !== 'text' || !element.containerId)
  api.updateScene({
    appState: { selectedElementIds: Object.fromEntries(selected.map(({ id }) => [id, true as const])) },
  })
  if (elements.length === 0) return
  const { width, height, scrollX, scrollY, zoom } = api.getAppState()
  // On a phone the board may be behind another part.
  if (!width || !height) return
  const [left, top, right, bottom] = getCommonBounds(elements)
  const isSeen =
    (left + scrollX) * zoom.value >= 0 &&
    (right + scrollX) * zoom.value <= width &&
    (top + scrollY) * zoom.value >= TOOLS.top &&
    (bottom + scrollY) * zoom.value <= height - TOOLS.bottom
  if (isSeen && !closely) return
  const area = {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    w: right - left + 2 * AROUND,
    h: bottom - top + 2 * AROUND,
  }
  show(api, fitView(area, { width, height, covered: TOOLS }, closely ? 1 : Math.min(1, zoom.value)))
}
