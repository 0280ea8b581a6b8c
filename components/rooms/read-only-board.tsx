'use client'

import dynamic from 'next/dynamic'
import type { ReadOnlyCanvasProps } from './read-only-canvas'

// Excalidraw cannot run on the server, and must find its fonts' address set.
const ReadOnlyCanvas = dynamic(
  async () => {
    await import('./excalidraw-assets')
    return (await import('./read-only-canvas')).ReadOnlyCanvas
  },
  { ssr: false },
)

/** A board to look at: in a review, a replay, a shared link. */
export function ReadOnlyBoard(props: ReadOnlyCanvasProps) {
  return <ReadOnlyCanvas {...props} />
}
