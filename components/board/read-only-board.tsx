'use client'

import dynamic from 'next/dynamic'
import { LateCanvas, late } from './late-canvas'
import type { ReadOnlyCanvasProps } from './read-only-canvas'

// Excalidraw cannot run on the server.
const CANVAS = late(() =>
  dynamic(() => import('./read-only-canvas').then((file) => file.ReadOnlyCanvas), { ssr: false }),
)

/** A board to look at: in a review, a replay, a shared link. */
export function ReadOnlyBoard(props: ReadOnlyCanvasProps) {
  return <LateCanvas of={CANVAS} props={props} />
}
