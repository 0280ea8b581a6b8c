'use client'

import dynamic from 'next/dynamic'
import type { ReadOnlyCanvasProps } from './read-only-canvas'

// Excalidraw cannot run on the server.
const ReadOnlyCanvas = dynamic(() => import('./read-only-canvas').then((module) => module.ReadOnlyCanvas), {
  ssr: false,
})

/** A board to look at: in a review, a replay, a shared link. */
export function ReadOnlyBoard(props: ReadOnlyCanvasProps) {
  return <ReadOnlyCanvas {...props} />
}
