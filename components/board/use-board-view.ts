'use client'

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useEffect, useState } from 'react'

/** The visible part of a board; overlays move with it. A point of the board is at (x + scrollX) × zoom. */
type BoardScroll = Readonly<{ scrollX: number; scrollY: number; zoom: number }>

export function useBoardView(api: ExcalidrawImperativeAPI): BoardScroll {
  const [view, setView] = useState(() => viewOf(api))
  useEffect(() => {
    setView(viewOf(api))
    return api.onScrollChange((scrollX, scrollY, { value }) => setView({ scrollX, scrollY, zoom: value }))
  }, [api])
  return view
}

function viewOf(api: ExcalidrawImperativeAPI): BoardScroll {
  const { scrollX, scrollY, zoom } = api.getAppState()
  return { scrollX, scrollY, zoom: zoom.value }
}
