import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

/**
 * A board with room for an overlay: the element to render the overlay into, and the API that gives the board's
 * position.
 */
export type BoardLayer = Readonly<{ host: HTMLElement; api: ExcalidrawImperativeAPI }>
