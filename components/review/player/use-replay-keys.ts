'use client'

import { useEffect } from 'react'
import { KEY_STEP_MS, type Player } from '@/lib/review/client/player'

/** What takes keys itself: texts, choices, what opens over the page. */
const OWN_KEYS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="tab"]'
/** What Space presses. */
const PRESSED = 'a, button, summary, input'

/** Whether a key is the page's: nobody types or chooses where it was pressed, and it is no shortcut of the browser. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  return !(event.target instanceof HTMLElement && event.target.closest(OWN_KEYS))
}

/** The keys of the player, from anywhere on the page but where somebody types or chooses. */
export function useReplayKeys(player: Player): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      const target = event.target instanceof HTMLElement ? event.target : null
      const act = actionOf(player, event, target)
      if (!act) return
      // Excalidraw has uses of its own for some of them.
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [player])
}

function actionOf(player: Player, event: KeyboardEvent, target: HTMLElement | null): (() => void) | null {
  const way = event.key === 'ArrowRight' ? 1 : -1
  switch (event.key) {
    case ' ':
      return event.repeat || target?.closest(PRESSED) ? null : () => player.toggle()
    case 'ArrowLeft':
    case 'ArrowRight':
      return () => (event.shiftKey ? player.seekMoment(way) : player.seekBy(way * KEY_STEP_MS))
    case '<':
      return () => player.changeSpeed(-1)
    case '>':
      return () => player.changeSpeed(1)
    default:
      return null
  }
}
