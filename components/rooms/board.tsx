'use client'

import dynamic from 'next/dynamic'
import classes from './board.module.css'
import type { BoardCanvasProps } from './board-canvas'

// Excalidraw cannot run on the server.
const BoardCanvas = dynamic(() => import('./board-canvas').then((module) => module.BoardCanvas), {
  ssr: false,
})

/** The shared board of a room. */
export function Board(props: BoardCanvasProps) {
  return (
    <main aria-label="Board" className={classes.board}>
      <BoardCanvas {...props} />
    </main>
  )
}
