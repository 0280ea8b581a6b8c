import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'

/** A board that things can be laid over: the element to put them in, and where the board stands. */
export type BoardLayer = Readonly<{ host: HTMLElement; api: ExcalidrawImperativeAPI }>
