'use client'

import { createPortal } from 'react-dom'
import type { BoardLayer } from '@/components/board/board-layer'
import { useBoardView } from '@/components/board/use-board-view'
import styles from './questions.module.css'

/** In pixels of the board. */
const AROUND = 6

/** Outlines elements on this person's screen only: a selection would show on everybody's. */
export function PointedParts({ layer, ids }: { layer: BoardLayer; ids: readonly string[] }) {
  const { scrollX, scrollY, zoom } = useBoardView(layer.api)
  if (ids.length === 0) return null
  const wanted = new Set(ids)
  // Arrows are not outlined: their ends identify them.
  const shapes = layer.api
    .getSceneElements()
    .filter(({ id, type }) => wanted.has(id) && type !== 'arrow' && type !== 'line')
  return createPortal(
    <svg className={styles.marks} aria-hidden="true">
      <g transform={`scale(${zoom}) translate(${scrollX} ${scrollY})`}>
        {shapes.map(({ id, x, y, width, height }) => (
          <rect
            key={id}
            x={x - AROUND}
            y={y - AROUND}
            width={width + 2 * AROUND}
            height={height + 2 * AROUND}
            rx={8}
          />
        ))}
      </g>
    </svg>,
    layer.host,
  )
}
