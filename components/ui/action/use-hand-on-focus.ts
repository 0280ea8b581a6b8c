'use client'

import { type RefCallback, useCallback, useRef } from 'react'

/**
 * For a part of a page that disappears while the focus is in it: moves the focus, as keyboard users would otherwise
 * start again from the top of the page.
 * @param heir the element to focus; looked up once the page has changed
 * @returns the part's ref
 */
export function useHandOnFocus(heir: () => HTMLElement | null | undefined): RefCallback<HTMLElement> {
  const newest = useRef(heir)
  newest.current = heir
  return useCallback((part: HTMLElement | null) => {
    if (!part) return
    return () => {
      if (!part.contains(document.activeElement)) return
      queueMicrotask(() => {
        // Something else may have taken the focus meanwhile.
        if (document.activeElement === document.body) newest.current()?.focus()
      })
    }
  }, [])
}
