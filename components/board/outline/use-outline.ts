'use client'

import { useMemo, useSyncExternalStore } from 'react'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'
import { OutlineDesk } from '@/lib/board/canvas/outline/outline-desk'
import { type Outline, outlineOf } from '@/lib/board/graph/outline/outline'
import type { OutlinedBoard } from '@/lib/board/graph/outline/outlined-board'

/** What was done in an outline can be undone for as long as its board is open, whichever tab is shown meanwhile. */
const desks = new WeakMap<OutlineChannel, OutlineDesk>()

function deskOf(channel: OutlineChannel): OutlineDesk {
  const desk = desks.get(channel) ?? new OutlineDesk(channel)
  desks.set(channel, desk)
  return desk
}

/** The outline of a board, which follows it. */
export function useOutline(channel: OutlineChannel): {
  desk: OutlineDesk
  board: OutlinedBoard
  outline: Outline
} {
  const desk = deskOf(channel)
  const board = useSyncExternalStore(desk.subscribe, desk.read, desk.read)
  const outline = useMemo(() => outlineOf(board), [board])
  return { desk, board, outline }
}
