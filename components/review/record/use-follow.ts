'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * Keeps the latest line visible while the moment moves, if the list scrolls within the page. After scrolling away,
 * readers are left alone until that line is visible again.
 * @param current its index in the list; null or -1 for none
 */
export function useFollow(list: RefObject<HTMLElement | null>, current: number | null): void {
  const before = useRef<number | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = current
    const lines = list.current?.children
    const line = current === null ? undefined : lines?.[current]
    const frame = line && scrollerOf(line)
    if (!line || !frame) return
    const old = last === null ? undefined : lines?.[last]
    if (old && !isInSight(old, frame)) return
    const [{ top, bottom }, view] = [line.getBoundingClientRect(), frame.getBoundingClientRect()]
    if (top < view.top) frame.scrollBy({ top: top - view.top })
    // Leaves room below it for the next line.
    const lowest = view.bottom - view.height / 4
    if (bottom > lowest) frame.scrollBy({ top: Math.min(bottom - lowest, top - view.top) })
  }, [list, current])
}

function isInSight(line: Element, frame: Element): boolean {
  const [{ top, bottom }, view] = [line.getBoundingClientRect(), frame.getBoundingClientRect()]
  return bottom > view.top && top < view.bottom
}

/** The scroll container around an element; null if that is the page itself. */
function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
