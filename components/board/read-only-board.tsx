'use client'

import dynamic from 'next/dynamic'
import { LateCanvas, late } from './late-canvas'
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

/** A board to look at: in a review, a replay, a shared link. */
export function ReadOnlyBoard(props: ReadOnlyCanvasProps) {
  return <LateCanvas of={CANVAS} props={props} onFail={props.onDrawn} />
}
