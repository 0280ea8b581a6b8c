'use client'

import dynamic from 'next/dynamic'
import { useCallback, useState } from 'react'
import type { Poster } from '@/lib/board/domain/poster/poster-of'
import { LateCanvas, late } from './late-canvas'
import { BoardPoster } from './poster/board-poster'
import type { ReadOnlyCanvasProps } from './read-only-canvas'

// Excalidraw cannot run on the server.
const CANVAS = late(() =>
  dynamic(
    async () => {
      const [{ ReadOnlyCanvas }] = await Promise.all([import('./read-only-canvas'), import('./board-style')])
      return ReadOnlyCanvas
    },
    { ssr: false },
  ),
)

type ReadOnlyBoardProps = ReadOnlyCanvasProps & {
  /** Shown until the canvas has been drawn. */
  poster?: Poster | null
}

/** A read-only board: in a review, a replay or a shared link. */
export function ReadOnlyBoard({ poster = null, onDrawn, ...props }: ReadOnlyBoardProps) {
  const [drawn, setDrawn] = useState(false)
  const whenDrawn = useCallback(() => {
    setDrawn(true)
    onDrawn?.()
  }, [onDrawn])
  return (
    <>
      <LateCanvas of={CANVAS} props={{ ...props, onDrawn: whenDrawn }} onFail={whenDrawn} />
      {poster && !drawn && <BoardPoster poster={poster} />}
    </>
  )
}
