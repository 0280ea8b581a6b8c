'use client'

import { useEffect, useRef } from 'react'
import { focusLandmark } from './focus-landmark'

/** What a key does in a room. Not called while somebody types or draws. */
export type RoomKeys = {
  next: () => void
  pause: () => void
  hint: () => void
  note: () => void
  fact: () => void
  word: () => void
  curveball: () => void
  digit: (digit: number) => void
  foldLeft: () => void
  foldRight: () => void
  list: () => void
}

/** What somebody types or chooses in. A box that was ticked leaves the keys to the room. */
export const TEXT_FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]'

/** What opens over the page, with an Escape and keys of its own. */
export const OVERLAYS = '[role="menu"], [role="dialog"], dialog'

/** What has keys of its own. */
const OWN_KEYS = `main[aria-label="Board"], ${OVERLAYS}`

/**
 * The keys of the room: single letters outside of texts and the board; with Alt, and F6, from everywhere. Excalidraw
 * has a help of its own under ?, which lists what this board does not have: the room's list opens there too.
 */
export function useRoomKeys(keys: RoomKeys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault()
        event.stopPropagation()
        focusLandmark(event.shiftKey ? -1 : 1)
        return
      }
      if (event.key === 'Escape') {
        // An input method uses Escape to close its list.
        if (!event.isComposing) leaveField(event.target)
        return
      }
      if (event.ctrlKey || event.metaKey) return
      if (event.altKey) {
        const action = withAlt(event.code, current.current)
        if (!action) return
        event.preventDefault()
        event.stopPropagation()
        action()
        return
      }
      const wantsHelp = event.key === '?' && isOnBoard(event.target)
      if (wantsHelp) event.stopPropagation()
      else if (isBusy(event.target)) return
      const actions: Record<string, () => void> = {
        n: () => current.current.next(),
        p: () => current.current.pause(),
        h: () => current.current.hint(),
        '/': () => current.current.note(),
        '[': () => current.current.foldLeft(),
        ']': () => current.current.foldRight(),
        '?': () => current.current.list(),
      }
      const digit = Number(event.key)
      const action =
        digit >= 1 && digit <= 7 ? () => current.current.digit(digit) : actions[event.key.toLowerCase()]
      if (!action) return
      event.preventDefault()
      action()
    }
    // Before the board sees them.
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}

/** By the key's place, since Alt turns letters into others on some systems. */
function withAlt(code: string, keys: RoomKeys): (() => void) | undefined {
  const actions: Record<string, () => void> = {
    KeyN: keys.next,
    KeyP: keys.pause,
    KeyF: keys.fact,
    KeyW: keys.word,
    KeyM: keys.note,
    KeyC: keys.curveball,
  }
  return actions[code]
}

/** On the board, but not in a text of it. */
function isOnBoard(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('main[aria-label="Board"]') !== null &&
    target.closest(TEXT_FIELDS) === null
  )
}

/** The next key is then one of the room's. A field whose list is open only closes the list. */
function leaveField(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || target.closest(OWN_KEYS)) return
  if (target.matches(TEXT_FIELDS) && target.ariaExpanded !== 'true') target.blur()
}

/** Typing, choosing and drawing keep their keys to themselves. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest(`${TEXT_FIELDS}, ${OWN_KEYS}`) !== null
}
