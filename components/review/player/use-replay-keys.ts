'use client'

import { useEffect } from 'react'
import { KEY_STEP_MS, type Player } from '@/lib/review/client/player'

/** Elements that handle keys themselves: text fields, choices, anything that opens over the page. */
const OWN_KEYS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="tab"]'
/** Elements that Space presses. */
const PRESSED = 'a, button, summary, input'

/** Whether a key is meant for the page: it was not pressed in a text field or a choice, and is no browser shortcut. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  return !(event.target instanceof HTMLElement && event.target.closest(OWN_KEYS))
}

/** The player's keys, from anywhere on the page except text fields and choices. */
export function useReplayKeys(player: Player): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      const target = event.target instanceof HTMLElement ? event.target : null
      const act = actionOf(player, event, target)
      if (!act) return
      // Excalidraw uses some of these keys too.
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
