'use client'

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useMemo } from 'react'
import { useBoardView } from '@/components/board/use-board-view'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { timesWords, usageWords } from './outcome-words'
import { drawingOf, type PartBox } from './place-parts'
import type { TriedOut } from './use-what-if'
import styles from './what-if-overlay.module.css'

/** At smaller zooms, parts are hardly larger than their labels. */
const SMALL = 0.6

type WhatIfOverlayProps = {
  api: ExcalidrawImperativeAPI
  elements: readonly LooseElement[]
  whatIf: TriedOut
}

/**
 * The outcome of a trial, laid over the board: the load of each part, what is full first, what is down and what that
 * stops.
 */
export function WhatIfOverlay({ api, elements, whatIf }: WhatIfOverlayProps) {
  const { scrollX, scrollY, zoom } = useBoardView(api)
  const { model, outcome, selected } = whatIf
  const drawing = useMemo(() => drawingOf(model.graph, elements), [model, elements])
  const first = outcome.filling[0]?.id
  const isSmall = zoom < SMALL
  const down = new Set(outcome.parts.flatMap(({ id, isDown }) => (isDown ? [id] : [])))
  const dead = new Set([...outcome.cutOff, ...down])
  const isCut = (element: string) =>
    drawing.linesOf.get(element)?.every(({ from, to }) => dead.has(from) || down.has(to)) ?? false
  return (
    <div className={styles.overlay} aria-hidden="true">
      <svg className={styles.marks}>
        <title>Results of the trial</title>
        <g transform={`scale(${zoom}) translate(${scrollX} ${scrollY})`}>
          {drawing.lines.map(({ id, points }) =>
            isCut(id) ? <polyline key={id} className={styles.veil} points={points} /> : null,
          )}
          {outcome.cutOff.map((id) => {
            const box = drawing.boxes.get(id)
            return box ? <rect key={id} className={styles.pale} {...sizeOf(box)} /> : null
          })}
          {[...down].map((id) => {
            const box = drawing.boxes.get(id)
            if (!box) return null
            return (
              <g key={id}>
                <rect className={styles.pale} {...sizeOf(box)} />
                <line className={styles.strike} x1={box.left} y1={box.bottom} x2={box.right} y2={box.top} />
              </g>
            )
          })}
          {selected !== null && <Outline box={drawing.boxes.get(selected)} />}
        </g>
      </svg>
      {outcome.parts.map((part) => {
        const box = drawing.boxes.get(part.id)
        const use = usageWords(part.load)
        if (!box || (use === null && !part.isDown && !part.isSlow)) return null
        const isFirst = part.id === first
        return (
          <span
            key={part.id}
            className={styles.badge}
            data-strong={part.isDown || isFirst || part.isFull}
            style={{
              transform: `translate(${(box.right + scrollX) * zoom}px, ${(box.top + scrollY) * zoom}px) translate(-92%, -60%)`,
            }}
          >
            {!part.isDown && !isSmall && part.load.use !== null && (
              <i>
                <i style={{ width: `${Math.min(100, 100 * part.load.use)}%` }} />
              </i>
            )}
            {part.isDown
              ? 'down'
              : [
                  part.isSlow ? 'slow' : '',
                  use?.replace('at least ', '≥ ') ?? '',
                  isFirst && !isSmall && part.fullAt !== null ? `full at ${timesWords(part.fullAt)}` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
          </span>
        )
      })}
    </div>
  )
}

function Outline({ box }: { box: PartBox | undefined }) {
  return box ? <rect className={styles.selected} {...sizeOf(box, 6)} rx={8} /> : null
}

function sizeOf({ left, top, right, bottom }: PartBox, around = 3) {
  return {
    x: left - around,
    y: top - around,
    width: right - left + 2 * around,
    height: bottom - top + 2 * around,
  }
}
