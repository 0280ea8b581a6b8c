import type { Side } from './use-panels'

/** What a key or a link leads to, by its `data-hotkey`. */
export type PanelPlace = 'note' | 'fact' | 'word' | 'curveball'

/** Brings a place of the panels into view and takes the focus there. */
export function goTo(place: PanelPlace): void {
  const target = document.querySelector<HTMLElement>(`[data-hotkey="${place}"]`)
  // A field only has to be seen; of a whole section, as much as fits.
  target?.scrollIntoView({ block: target.matches('section') ? 'start' : 'nearest' })
  target?.focus({ preventScroll: true })
}

/** The button that folds a panel, or opens the folded one. */
export function foldButton(side: Side): HTMLElement | null {
  return document.querySelector(`[data-folds="${side}"]`)
}
