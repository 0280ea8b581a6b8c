'use client'

import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { ReadOnlyBoard } from '@/components/board/read-only-board'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { BoardPins, type Pin } from './board-pins'
import styles from './marked-board.module.css'
import type { Pointing } from './use-pointing'

/** The share of the canvas that a selection may fill. It is never shown larger than it was drawn. */
const CLOSE = { fitToViewport: true, viewportZoomFactor: 0.6, maxZoom: 1 } as const
const WHOLE = { fitToViewport: true, viewportZoomFactor: 0.9, maxZoom: 1 } as const
const MOTION_MS = 200

type MarkedBoardProps = {
  elements: readonly LooseElement[]
  files: readonly BinaryFileData[]
  pointing: Pointing
  pins: readonly Pin[]
  label: string
  /** Called once the board is there, for whatever is to be laid over it. */
  onLayer?: (layer: BoardLayer) => void
}

/** A read-only board with pins for findings. It highlights what is pointed at and moves to what was selected. */
export function MarkedBoard({ elements, files, pointing, pins, label, onLayer }: MarkedBoardProps) {
  const theme = useComputedColorScheme('light')
  const still = useReducedMotion()
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null)
  const [host, setHost] = useState<HTMLElement | null>(null)
  const { chosen, marked } = pointing

  useEffect(() => {
    if (api && host) onLayer?.({ api, host })
  }, [api, host, onLayer])

  // Another drawing is shown in full, even if the user had moved the board.
  useEffect(() => {
    if (elements.length > 0) api?.scrollToContent(undefined, WHOLE)
  }, [api, elements])

  useEffect(() => {
    if (!api || !chosen) return
    const ids = new Set(chosen.elements)
    const found = api.getSceneElements().filter(({ id }) => ids.has(id))
    if (found.length > 0) api.scrollToContent(found, { ...CLOSE, animate: !still, duration: MOTION_MS })
  }, [api, chosen, still])

  return (
    <div className={styles.board}>
      <ReadOnlyBoard
        elements={elements}
        files={files}
        selectedIds={marked}
        theme={theme}
        label={label}
        onReady={setApi}
      />
      <div ref={setHost} className={styles.layer} />
      {api && <BoardPins api={api} pins={pins} />}
    </div>
  )
}
