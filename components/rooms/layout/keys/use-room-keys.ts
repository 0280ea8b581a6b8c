'use client'

import { useEffect, useRef } from 'react'
import { BOARD, focusLandmark } from '@/components/rooms/layout/focus-landmark'
import { type ShortcutName, shortcutOf } from './shortcuts'

/** The actions that the room defines; all other shortcuts only move the focus. */
export type RoomKeys = Record<
  Exclude<ShortcutName, 'nextPart' | 'previousPart' | 'leave' | 'digit'>,
  () => void
> & { digit: (digit: number) => void }

/** Elements that somebody types or chooses in. A ticked checkbox leaves the keys to the room. */
export const TEXT_FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]'

/** Elements that open over the page, with their own Escape and keys. */
export const OVERLAYS = '[role="menu"], [role="dialog"], dialog'

/** Elements that handle keys of their own, including Escape. */
const OWN_KEYS = `${BOARD}, ${OVERLAYS}, [data-own-keys]`

/**
 * Handles the keys of the room. Excalidraw opens its own help on ?, which lists things this board does not
 * have, so the room's list opens there too.
 */
export function useRoomKeys(keys: RoomKeys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const found = shortcutOf(event)
      if (!found) return
      const { name, everywhere } = found
      // An input method uses Escape to close its list. Other things that Escape closes handle it themselves.
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

/** On the board, but not in a text on it. */
function isOnBoard(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(BOARD) !== null && !target.closest(TEXT_FIELDS)
}

/** Leaves a field, so that the next key is the room's. A field with an open list only closes the list. */
function leaveField(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || target.closest(OWN_KEYS)) return
  if (target.matches(TEXT_FIELDS) && target.ariaExpanded !== 'true') target.blur()
}

/** Whether the keys belong to typing, choosing or drawing. */
function isBusy(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(`${TEXT_FIELDS}, ${OWN_KEYS}`) !== null
}
