'use client'

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useBoardView } from '@/components/board/use-board-view'
import type { BoardFinding } from '@/lib/board/graph/findings/board-finding'
import styles from './board-pins.module.css'
import { FindingPin } from './finding-pin'

/** Where a finding's number stands on the board, in board pixels. */
export type Pin = Readonly<{
  number: number
  severity: BoardFinding['severity']
  x: number
  y: number
  /** How many pins stand at the same place before it. */
  place: number
}>

/** Pins stand beside each other in pixels of the screen, however far the board is zoomed out. */
const STEP = 25

/** Numbers on the board, over the canvas: nothing is written into the drawing. */
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
