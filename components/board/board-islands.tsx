'use client'

import { Footer, useDevice } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { zoomTo } from '@/lib/board/canvas/view/look-around'
import classes from './board-islands.module.css'

const STEP = 0.1

type BoardIslandsProps = {
  api: ExcalidrawImperativeAPI
  onFit: () => void
  /** Opens or closes the shape library; null for members who only watch. */
  onLibrary: (() => void) | null
}

/**
 * Zoom, Fit and the shape library, where Excalidraw has its zoom. On a phone, where Excalidraw has none, they are
 * above its bar.
 */
export function BoardIslands({ api, onFit, onLibrary }: BoardIslandsProps) {
  const isPhone = useDevice().editor.isMobile
  const [zoom, setZoom] = useState(() => api.getAppState().zoom.value)
  useEffect(() => api.onScrollChange((_x, _y, { value }) => setZoom(value)), [api])
  const island = (
    <div className={classes.island}>
      <button type="button" aria-label="Zoom out" onClick={() => zoomTo(api, zoom - STEP)}>
        <IconMinus size={14} stroke={1.7} />
      </button>
      <button type="button" className={classes.zoom} onClick={() => zoomTo(api, 1)}>
        {Math.round(zoom * 100)}%<span className={classes.unseen}> Reset zoom</span>
      </button>
      <button type="button" aria-label="Zoom in" onClick={() => zoomTo(api, zoom + STEP)}>
        <IconPlus size={14} stroke={1.7} />
      </button>
      <button type="button" className={classes.fit} title="Show everything that is drawn" onClick={onFit}>
        Fit
      </button>
      {onLibrary && (
        <button
          type="button"
          className={classes.fit}
          title="Parts to draw with (B)"
          aria-keyshortcuts="B"
          data-library
          onClick={onLibrary}
        >
          Parts
        </button>
      )}
    </div>
  )
  return isPhone ? <div className={classes.floating}>{island}</div> : <Footer>{island}</Footer>
}
