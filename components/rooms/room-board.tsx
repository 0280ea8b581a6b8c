'use client'

import { createContext, useContext } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import type { BoardChannel } from '@/lib/board/canvas/channel'
import type { OutlineChannel } from '@/lib/board/canvas/outline/outline-channel'

/** The board of a room, for panels that read it or draw an overlay on it. */
export type RoomBoard = Readonly<{
  channel: BoardChannel & OutlineChannel
  /** Null until the board is on the screen. */
  layer: BoardLayer | null
  /**
   * Whether somebody is trying something in the panel: their trial is shown over the board, instead of what
   * everybody sees.
   */
  isTrying: boolean
  setIsTrying: (isTrying: boolean) => void
}>

const Context = createContext<RoomBoard | null>(null)

export const RoomBoardProvider = Context.Provider

/** Null while there is no connection to the room. */
export function useRoomBoard(): RoomBoard | null {
  return useContext(Context)
}
