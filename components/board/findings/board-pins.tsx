'use client'

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useBoardView } from '@/components/board/use-board-view'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import styles from './board-pins.module.css'
import { FindingPin } from './finding-pin'

/** Position of a finding's number on the board, in board pixels. */
export type Pin = Readonly<{
  number: number
  severity: BoardFinding['severity']
  x: number
  y: number
  /** How many earlier pins are at the same place. */
  place: number
}>

/** Pins at one place are spaced in screen pixels, however far the board is zoomed out. */
const STEP = 25

/** Numbers over the canvas: nothing is added to the drawing itself. */
export function BoardPins({ api, pins }: { api: ExcalidrawImperativeAPI; pins: readonly Pin[] }) {
  const { scrollX, scrollY, zoom } = useBoardView(api)
  return (
    <div className={styles.pins} aria-hidden="true">
      {pins.map(({ number, severity, x, y, place }) => (
        <span
          key={number}
          className={styles.pin}
          style={{
            transform: `translate(${(x + scrollX) * zoom + place * STEP}px, ${(y + scrollY) * zoom}px) translate(-50%, -50%)`,
          }}
        >
          <FindingPin number={number} severity={severity} />
        </span>
      ))}
    </div>
  )
}
