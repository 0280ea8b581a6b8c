import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { findApp } from './excalidraw-app'

type Layout = {
  isMobileBreakpoint?: (width: number, height: number) => boolean
  refreshViewportBreakpoints?: () => void
  refreshEditorBreakpoints?: () => void
  setState?: (state: object) => void
}

/** From this width on, every board has all of its tools around it. */
const WIDE = 700
/** From this height on, a mouse can reach all tools at any width. */
const HIGH = 500

/** Whether a board has the phone layout: fewer tools, in two bars. */
export function isPhoneBoard(width: number, height: number, hasFinePointer: boolean): boolean {
  return width < WIDE && !(hasFinePointer && height >= HIGH)
}

/**
 * Makes Excalidraw choose between its two layouts by the board's size and the pointer. On its own it uses the width
 * alone, and treats a laptop's board beside two panels as a phone's. If the internals used here are missing,
 * Excalidraw's own choice stands.
 */
export function chooseLayout(api: ExcalidrawImperativeAPI, root: HTMLElement): void {
  const app: Layout | null = findApp(api, root)
  if (!app?.isMobileBreakpoint) return
  const finePointer = matchMedia('(pointer: fine)')
  app.isMobileBreakpoint = (width, height) => isPhoneBoard(width, height, finePointer.matches)
  app.refreshViewportBreakpoints?.()
  app.refreshEditorBreakpoints?.()
  app.setState?.({})
}
