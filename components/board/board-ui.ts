import type { UIOptions } from '@excalidraw/excalidraw/types'

/** Hides everything that replaces the board with a file or leads to other hosts. */
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
