import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

/** An area of the board around a centre, in board units. */
export type Area = Readonly<{ x: number; y: number; w: number; h: number }>

/** The canvas on the screen and the widths of its covered edges, in pixels. */
export type Frame = Readonly<{ width: number; height: number; covered?: Partial<Insets> }>
export type Insets = Readonly<{ top: number; right: number; bottom: number; left: number }>

export type ScrollPosition = Readonly<{ scrollX: number; scrollY: number; zoom: number }>

/** Excalidraw's smallest zoom. */
const LEAST_ZOOM = 0.1

/** Shared areas are rounded: smaller differences than this do not change the zoom. */
const ROUNDING = 0.01

/** Centres a whole area in the uncovered part of the canvas, with a zoom of at most `most`. */
export function fitView(area: Area, { width, height, covered = {} }: Frame, most: number): ScrollPosition {
  const { top = 0, right = 0, bottom = 0, left = 0 } = covered
  const free = { width: Math.max(1, width - left - right), height: Math.max(1, height - top - bottom) }
  const whole = Math.min(free.width / area.w, free.height / area.h)
  const zoom = Math.max(LEAST_ZOOM, whole >= most * (1 - ROUNDING) ? most : whole)
  return {
    scrollX: (left + free.width / 2) / zoom - area.x,
    scrollY: (top + free.height / 2) / zoom - area.y,
    zoom,
  }
}

/** Applies a view to a canvas. */
export function show(api: ExcalidrawImperativeAPI, { scrollX, scrollY, zoom }: ScrollPosition): void {
  const value = zoom as ReturnType<ExcalidrawImperativeAPI['getAppState']>['zoom']['value']
  api.updateScene({ appState: { scrollX, scrollY, zoom: { value } } })
}
