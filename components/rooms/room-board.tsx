'use client'

import { createContext, useContext } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import type { BoardChannel } from '@/lib/board/canvas/channel'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'

/** The board of a room, for the panels that read it or lay something over it. */
export type RoomBoard = Readonly<{
  channel: BoardChannel & OutlineChannel
  /** Null until the board is on the screen. */
  layer: BoardLayer | null
  /** Whether somebody tries something in the panel: that lies over the board, in place of what everybody sees. */
  isTrying: boolean
  setIsTrying: (isTrying: boolean) => void
}>

const Context = createContext<RoomBoard | null>(null)

export const RoomBoardProvider = Context.Provider

/** Null as long as there is no line to the room. */
export function useRoomBoard(): RoomBoard | null {
  return useContext(Context)
}
