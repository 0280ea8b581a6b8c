import { getCommonBounds } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { fitView, show } from './fit-view'

/** Excalidraw's tools cover the upper and lower edges. */
export const TOOLS = { top: 72, bottom: 64 }
const MARGIN = 24
const [LEAST, MOST] = [0.1, 30]

/** Shows the whole drawing, never larger than it was drawn. */
export function lookAtEverything(api: ExcalidrawImperativeAPI): void {
  const elements = api.getSceneElements()
  if (elements.length === 0) return
  const { width, height } = api.getAppState()
  const [x1, y1, x2, y2] = getCommonBounds(elements)
  const area = {
    x: (x1 + x2) / 2,
    y: (y1 + y2) / 2,
    w: Math.max(1, x2 - x1) + 2 * MARGIN,
    h: Math.max(1, y2 - y1) + 2 * MARGIN,
  }
  show(api, fitView(area, { width, height, covered: TOOLS }, 1))
}

/** Zooms around the centre of the canvas, in the steps that are displayed. */
export function zoomTo(api: ExcalidrawImperativeAPI, wanted: number): void {
  const { width, height, scrollX, scrollY, zoom } = api.getAppState()
  const value = Math.min(MOST, Math.max(LEAST, wanted))
  const [middleX, middleY] = [width / 2 / zoom.value - scrollX, height / 2 / zoom.value - scrollY]
  show(api, {
    scrollX: width / 2 / value - middleX,
    scrollY: height / 2 / value - middleY,
    zoom: value,
  })
}
