import type { Side } from './use-panels'

/** Places that a key or a link can lead to, found by their `data-hotkey`. */
export type PanelPlace = 'note' | 'fact' | 'word' | 'curveball'

/** Scrolls to a place in the panels and moves the focus there. */
export function goTo(place: PanelPlace): void {
  const target = document.querySelector<HTMLElement>(`[data-hotkey="${place}"]`)
  // A field only has to be visible; of a whole section, as much as fits.
  target?.scrollIntoView({ block: target.matches('section') ? 'start' : 'nearest' })
  target?.focus({ preventScroll: true })
}

/** The button that folds a panel, or opens it again. */
export function foldButton(side: Side): HTMLElement | null {
  return document.querySelector(`[data-folds="${side}"]`)
}
