'use client'

import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { useEffect, useState } from 'react'

/** Which part of a board is seen: what is laid over it moves with it. A place on the board is at (x + scrollX) × zoom. */
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
