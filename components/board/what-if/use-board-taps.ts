'use client'

import { useEffect, useEffectEvent } from 'react'
import type { BoardLayer } from '../board-layer'

/** A longer movement is a drag, which moves the board. */
const TAP_PX = 5

/** Calls back with the point on the board, in board pixels, that was tapped. @param layer null for no board */
export function useBoardTaps(
  layer: BoardLayer | null,
  onTap: (place: { x: number; y: number }) => void,
): void {
  const tapped = useEffectEvent(onTap)
  useEffect(() => {
    const board = layer?.host.parentElement
    if (!layer || !board) return
    let start: { x: number; y: number } | null = null
    const press = ({ clientX: x, clientY: y, target }: PointerEvent) => {
      // Overlays are not part of the board.
      start = target instanceof HTMLCanvasElement ? { x, y } : null
    }
    const release = ({ clientX: x, clientY: y }: PointerEvent) => {
      const moved = start === null || Math.hypot(x - start.x, y - start.y) > TAP_PX
      start = null
      if (moved) return
      const { left, top } = layer.host.getBoundingClientRect()
      const { scrollX, scrollY, zoom } = layer.api.getAppState()
      tapped({ x: (x - left) / zoom.value - scrollX, y: (y - top) / zoom.value - scrollY })
    }
    board.addEventListener('pointerdown', press, { capture: true })
    board.addEventListener('pointerup', release, { capture: true })
    return () => {
      board.removeEventListener('pointerdown', press, { capture: true })
      board.removeEventListener('pointerup', release, { capture: true })
    }
  }, [layer])
}
