'use client'

import { useEffect, useRef } from 'react'

/** What a key does in a room. Not called while somebody types or draws. */
export type RoomKeys = {
  next: () => void
  pause: () => void
  hint: () => void
  note: () => void
  digit: (digit: number) => void
  foldLeft: () => void
  foldRight: () => void
  list: () => void
}

const LANDMARKS = [
  'main[aria-label="Board"]',
  'section[aria-label="Worksheet"]',
  'section[aria-label="Chat"]',
  'aside[aria-label="Guide"]',
]

/** The keys of the room: single letters outside of texts and the board, and F6 from everywhere. */
export function useRoomKeys(keys: RoomKeys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault()
        cycleLandmarks(event.shiftKey ? -1 : 1)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
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
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

/** Typing, choosing and drawing keep their keys to themselves. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.closest(
      'input, textarea, select, [contenteditable="true"], main[aria-label="Board"], [role="dialog"]',
    ) !== null
  )
}

function cycleLandmarks(by: 1 | -1): void {
  const present = LANDMARKS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
  const at = present.findIndex((landmark) => landmark.contains(document.activeElement))
  const next = present[(at + by + present.length) % present.length]
  if (!next) return
  const inside = next.querySelector<HTMLElement>('textarea, input, button, select, [tabindex="0"]')
  if (next.getAttribute('aria-label') !== 'Board' && inside) inside.focus()
  else {
    next.tabIndex = -1
    next.focus()
  }
}
