'use client'

import { useEffect, useRef } from 'react'

/** What keys do, by `event.key`. A key that does something is not passed on. */
export type DrillKeys = Readonly<Record<string, (() => void) | undefined>>

/** Listens to keys of a drill while nobody types. A button or link that has the focus keeps Space and Enter. */
export function useDrillKeys(keys: DrillKeys): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('input, textarea, select, [contenteditable], [role="dialog"]')) return
      const isPress = event.key === ' ' || event.key === 'Enter'
      if (isPress && target?.closest('a, button, summary')) return
      const act = current.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
