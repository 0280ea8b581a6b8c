'use client'

import { Footer, useDevice } from '@excalidraw/excalidraw'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { zoomTo } from '@/lib/rooms/client/board/look-around'
import classes from './board-islands.module.css'

const STEP = 0.1

type BoardIslandsProps = { api: ExcalidrawImperativeAPI; onFit: () => void }

/** What Excalidraw has no buttons for: Fit beside its zoom, and zoom where its phone layout has none. */
export function BoardIslands({ api, onFit }: BoardIslandsProps) {
  const fit = (
    <button type="button" className={classes.fit} title="Show everything that is drawn" onClick={onFit}>
      Fit
    </button>
  )
  if (!useDevice().editor.isMobile)
    return (
      <Footer>
        <div className={classes.island}>{fit}</div>
      </Footer>
    )
  return (
    <div className={classes.floating}>
      <div className={classes.island}>
        <Zoom api={api} />
        {fit}
      </div>
    </div>
  )
}

function Zoom({ api }: { api: ExcalidrawImperativeAPI }) {
  const [zoom, setZoom] = useState(() => api.getAppState().zoom.value)
  useEffect(() => api.onScrollChange((_x, _y, { value }) => setZoom(value)), [api])
  return (
    <>
      <button type="button" aria-label="Zoom out" onClick={() => zoomTo(api, zoom - STEP)}>
        <IconMinus size={14} stroke={1.7} />
      </button>
      <button type="button" className={classes.zoom} aria-label="Reset zoom" onClick={() => zoomTo(api, 1)}>
        {Math.round(zoom * 100)}%
      </button>
      <button type="button" aria-label="Zoom in" onClick={() => zoomTo(api, zoom + STEP)}>
        <IconPlus size={14} stroke={1.7} />
      </button>
    </>
  )
}
