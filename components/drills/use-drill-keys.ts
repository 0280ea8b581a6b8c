'use client'

import { useEffect, useRef } from 'react'

/** Actions by `event.key`. A key that has an action is not passed on. */
export type DrillKeys = Readonly<Record<string, (() => void) | undefined>>

/** Handles a drill's keys while nobody is typing. A focused button or link keeps Space and Enter. */
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
