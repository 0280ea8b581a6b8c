'use client'

import { type KeyboardEvent, type PointerEvent, useEffect } from 'react'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'
import styles from './dock.module.css'

const NARROWEST = 260
const WIDEST = 480
const STEP = 16

type DockHandleProps = { storageKey: string; width: number | null; onWidth: (width: number | null) => void }

/** The edge of a side panel: drag it, use the arrow keys, or double-click to restore the default width. */
export function DockHandle({ storageKey, width, onWidth }: DockHandleProps) {
  useEffect(() => {
    const kept = Number(readKept('browser', storageKey))
    if (kept >= NARROWEST && kept <= WIDEST) onWidth(kept)
  }, [storageKey, onWidth])

  const set = (wanted: number) => {
    const fitting = Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)))
    keep('browser', storageKey, String(fitting))
    onWidth(fitting)
  }
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget
    const panel = handle.parentElement
    if (!panel) return
    handle.setPointerCapture(event.pointerId)
    const right = panel.getBoundingClientRect().right
    const move = (moved: globalThis.PointerEvent) => set(right - moved.clientX)
    const stop = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', stop)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', stop)
  }
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const now = width ?? event.currentTarget.parentElement?.offsetWidth ?? NARROWEST
    if (event.key === 'ArrowLeft') set(now + STEP)
    else if (event.key === 'ArrowRight') set(now - STEP)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> can't take focus or be dragged everywhere
    <div
      className={styles.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the side panel"
      aria-valuenow={width ?? 320}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={key}
      onDoubleClick={() => {
        keep('browser', storageKey, null)
        onWidth(null)
      }}
    />
  )
}
