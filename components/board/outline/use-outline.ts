'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import { OutlineDesk } from '@/lib/board/canvas/outline/outline-desk'
import { type Outline, outlineOf } from '@/lib/board/graph/outline/outline'
import type { OutlinedBoard } from '@/lib/board/graph/outline/outlined-board'

/** Edits in an outline can be undone for as long as its board is open, whichever tab is shown in between. */
const desks = new WeakMap<OutlineChannel, OutlineDesk>()

function deskOf(channel: OutlineChannel): OutlineDesk {
  const desk = desks.get(channel) ?? new OutlineDesk(channel)
  desks.set(channel, desk)
  return desk
}

/** A board read as a graph, which follows the drawing within a tenth of a second. */
export function useOutlinedBoard(channel: OutlineChannel): OutlinedBoard {
  const desk = deskOf(channel)
  return useSyncExternalStore(desk.subscribe, desk.read, desk.read)
}

/** The outline of a board, updated as the board changes. */
export function useOutline(channel: OutlineChannel): { desk: OutlineDesk; outline: Outline } {
  const board = useOutlinedBoard(channel)
  const outline = useMemo(() => outlineOf(board), [board])
  return { desk: deskOf(channel), outline }
}
