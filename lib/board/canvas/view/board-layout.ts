import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { findApp } from './excalidraw-app'

type Layout = {
  isMobileBreakpoint?: (width: number, height: number) => boolean
  refreshViewportBreakpoints?: () => void
  refreshEditorBreakpoints?: () => void
  setState?: (state: object) => void
}

/** From this width on every board has all of its tools around it. */
const WIDE = 700
/** From this height on a mouse can reach all tools at any width. */
const HIGH = 500

/** Whether the tools of a board lie as on a phone: fewer of them, in two bars. */
export function isPhoneBoard(width: number, height: number, hasFinePointer: boolean): boolean {
  return width < WIDE && !(hasFinePointer && height >= HIGH)
}

/**
 * Has Excalidraw choose between its two layouts by the board's size and the pointer. By itself it goes by the width
 * alone, and takes a laptop's board beside two panels for a phone's. Without what this uses of it, it goes on as before.
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
