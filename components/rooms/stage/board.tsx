'use client'

import dynamic from 'next/dynamic'
import { type SyntheticEvent, useCallback, useEffect, useRef } from 'react'
import type { BoardCanvasProps } from '@/components/board/board-canvas'
import type { BoardLayer } from '@/components/board/board-layer'
import { LateCanvas, late } from '@/components/board/late-canvas'
import { OpeningBoard } from '@/components/board/opening-board'
import { currentTrial } from '@/lib/rooms/domain/trial/trials'
import { LateShownTrial } from '../late-board-parts'
import { useRoom } from '../room-context'
import classes from './board.module.css'
import { FollowFrame, FollowOffer } from './follow-frame'
import type { Following } from './use-following'

// Excalidraw cannot run on the server.
const CANVAS = late(() =>
  dynamic(
    async () => {
      const [{ BoardCanvas }] = await Promise.all([
        import('@/components/board/board-canvas'),
        import('@/components/board/board-style'),
      ])
      return BoardCanvas
    },
    { ssr: false, loading: OpeningBoard },
  ),
)

type BoardProps = Omit<BoardCanvasProps, 'followNumber' | 'onReady'> & {
  following: Following
  /**
   * Called with the layer once the board exists, and with null when it is removed. Must not change between
   * renders.
   */
  onLayer: (layer: BoardLayer | null) => void
  /** Called once the board, or an error in its place, is on the screen. Must not change between renders. */
  onShown: () => void
}

/** Keys that by themselves do nothing on the board. */
const NOT_DRAWING = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'CapsLock', 'Tab'])

/** The place where the board will appear. */
export function BoardPlace() {
  return (
    <main aria-label="Board" data-landmark="board" className={classes.board}>
      <OpeningBoard />
    </main>
  )
}

/** The shared board of a room. Anybody who acts on it stops following and has their own view again. */
export function Board({ following, onLayer, onShown, ...canvas }: BoardProps) {
  const { followed, offered, follow } = following
  const trial = useRoom(({ room }) => currentTrial(room))
  const host = useRef<HTMLDivElement>(null)
  const ready = useCallback(
    (api: BoardLayer['api']) => {
      onShown()
      if (host.current) onLayer({ host: host.current, api })
    },
    [onShown, onLayer],
  )
  useEffect(() => () => onLayer(null), [onLayer])
  // The binding sends key presses of its own to make Excalidraw lay things out. The button that stops
  // following handles its own click: if it disappeared at the press, the click would hit the offer to follow,
  // which appears in its place.
  const stop = followed
    ? ({ nativeEvent, target }: SyntheticEvent) => {
        if (nativeEvent.isTrusted && !(target as Element).closest('[data-follow]')) follow(null)
      }
    : undefined
  const board = useRef<HTMLElement>(null)
  /** Whichever of the two pills is there now, or else the element that handles the board's keys. */
  const followHeir = () =>
    board.current?.querySelector<HTMLElement>('[data-follow]') ??
    board.current?.querySelector<HTMLElement>('.excalidraw-container')
  return (
    <main
      ref={board}
      aria-label="Board"
      data-landmark="board"
      className={classes.board}
      onPointerDownCapture={stop}
      onWheelCapture={stop}
      onKeyDownCapture={stop && ((event) => !NOT_DRAWING.has(event.key) && stop(event))}
      onClickCapture={stop}
    >
      <LateCanvas
        of={CANVAS}
        props={{ ...canvas, followNumber: followed?.number ?? null, onReady: ready }}
        onFail={onShown}
      />
      <div ref={host} className={classes.layer} />
      {trial && <LateShownTrial trial={trial} />}
      {followed && <FollowFrame followed={followed} onStop={() => follow(null)} heir={followHeir} />}
      {offered && <FollowOffer of={offered} onFollow={() => follow(offered.number)} heir={followHeir} />}
    </main>
  )
}
