'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { PlanStep } from '@/lib/framework/steps'
import type { WaitingText } from '@/lib/rooms/client/streams/round-stream'
import type { RoomDesk } from '@/lib/rooms/client/view/early-room'
import type { Actor } from '@/lib/rooms/domain/round/members'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import type { RoundControls } from './stage/use-round-controls'
import type { Act } from './use-act'

/** What the parts of a room share: the line to it, the room itself, and who is looking. */
export type RoomScene = {
  roomId: string
  connection: RoomDesk
  /** Whether things can be done here already: what is done is kept from then on, with a line to the room or without. */
  ready: boolean
  room: RoundState
  me: Actor
  /** Numbers of the members who are connected; null before that is known. */
  online: readonly number[] | null
  /** The member whose view of the board this person asked to follow. */
  following: number | null
  prompt: string
  /** For the one who proposed this round: the partner of the round before, who had not come in when the page was made. */
  asked: { userId: string; name: string } | null
  /** The step that panels show: the current one. */
  step: PlanStep | null
  sheetGeneration: number
  /** Messages and notes written here that the log does not have yet. */
  waitingTexts: readonly WaitingText[]
  act: Act
  /** For who runs the round, while there is one. */
  controls: RoundControls | null
}

const Context = createContext<RoomScene | null>(null)

export function RoomSceneProvider({ scene, children }: { scene: RoomScene; children: ReactNode }) {
  return <Context.Provider value={scene}>{children}</Context.Provider>
}

export function useScene(): RoomScene {
  const scene = useContext(Context)
  if (!scene) throw new Error('A part of the room stands outside of it')
  return scene
}

/** What a member is called here; somebody who left is still named by the log's messages. */
export function nameOf(room: RoundState, userId: string | null): string {
  return room.members.find((member) => member.userId === userId)?.name ?? 'Someone who left'
}
