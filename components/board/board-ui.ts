import type { UIOptions } from '@excalidraw/excalidraw/types'

/** Nothing that opens files over the board, or that leads to other hosts. */
export const BOARD_UI: Partial<UIOptions> = {
  canvasActions: {
    loadScene: false,
    saveToActiveFile: false,
    export: false,
    clearCanvas: false,
    toggleTheme: false,
    changeViewBackgroundColor: false,
    saveAsImage: true,
  },
}
