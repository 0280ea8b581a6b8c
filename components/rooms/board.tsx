'use client'

import dynamic from 'next/dynamic'
import classes from './board.module.css'
import type { BoardCanvasProps } from './board-canvas'

// Excalidraw cannot run on the server, and must find its fonts' address set.
const BoardCanvas = dynamic(
  async () => {
    await import('./excalidraw-assets')
    return (await import('./board-canvas')).BoardCanvas
  },
  { ssr: false },
)

/** The shared board of a room. */
export function Board(props: BoardCanvasProps) {
  return (
    <main aria-label="Board" className={classes.board}>
      <BoardCanvas {...props} />
    </main>
  )
}
