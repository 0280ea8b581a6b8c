'use client'

import { type RefCallback, useCallback, useRef } from 'react'

/**
 * For a part of a page that goes away while the focus is in it: hands the focus on, or whoever uses the keyboard would
 * begin again at the top of the page.
 * @param heir what has the focus next; looked for once the page has changed
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
        // Something else may have taken it meanwhile.
        if (document.activeElement === document.body) newest.current()?.focus()
      })
    }
  }, [])
}
