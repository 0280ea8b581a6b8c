'use client'

import { useEffect, useRef } from 'react'
import { BOARD, focusLandmark } from '@/components/rooms/layout/focus-landmark'
import { type ShortcutName, shortcutOf } from './shortcuts'

/** What each shortcut does that the room decides about; the others only move the focus. */
export type RoomKeys = Record<
  Exclude<ShortcutName, 'nextPart' | 'previousPart' | 'leave' | 'digit'>,
  () => void
> & { digit: (digit: number) => void }

/** What somebody types or chooses in. A box that was ticked leaves the keys to the room. */
export const TEXT_FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]'

/** What opens over the page, with an Escape and keys of its own. */
export const OVERLAYS = '[role="menu"], [role="dialog"], dialog'

/** What has keys of its own, an Escape among them. */
const OWN_KEYS = `${BOARD}, ${OVERLAYS}, [data-own-keys]`

/**
 * The keys of the room. Excalidraw has a help of its own under ?, which lists what this board does not have: the room's
 * list opens there too.
 */
export function useRoomKeys(keys: RoomKeys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const found = shortcutOf(event)
      if (!found) return
      const { name, everywhere } = found
      // An input method uses Escape to close its list. What else Escape closes, closes by itself.
      if (name === 'leave') return event.isComposing ? undefined : leaveField(event.target)
      const isList = name === 'list' && isOnBoard(event.target)
      if (!everywhere && !isList && isBusy(event.target)) return
      if (everywhere || isList) event.stopPropagation()
      event.preventDefault()
      if (name === 'nextPart') focusLandmark(1)
      else if (name === 'previousPart') focusLandmark(-1)
      else if (name === 'digit') current.current.digit(Number(event.key))
      else current.current[name]()
    }
    // Before the board sees them.
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}

/** On the board, but not in a text of it. */
function isOnBoard(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(BOARD) !== null && !target.closest(TEXT_FIELDS)
}

/** The next key is then one of the room's. A field whose list is open only closes the list. */
function leaveField(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || target.closest(OWN_KEYS)) return
  if (target.matches(TEXT_FIELDS) && target.ariaExpanded !== 'true') target.blur()
}

/** Typing, choosing and drawing keep their keys to themselves. */
function isBusy(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(`${TEXT_FIELDS}, ${OWN_KEYS}`) !== null
}
