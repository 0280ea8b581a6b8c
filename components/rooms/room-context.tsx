'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { PlanStep } from '@/lib/framework/steps'
import type { WaitingText } from '@/lib/rooms/client/streams/round-stream'
import type { RoomDesk } from '@/lib/rooms/client/view/early-room'
import type { RoomView } from '@/lib/rooms/client/view/room-view'
import { isSame, type Source, useSelected } from '@/lib/rooms/client/view/use-selected'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { currentStep, memberOf, type RoundState } from '@/lib/rooms/domain/round/state'
import type { Act } from './use-act'

/** What does not change as long as a page has the same connection to its room. */
export type RoomPlace = {
  roomId: string
  userId: string
  connection: RoomDesk
  /** Whether the room accepts actions yet: from then on they are kept, online or offline. */
  ready: boolean
  prompt: string
  /** The person this one waits for, if they had not joined when the page was rendered; see RoomPage. */
  asked: { userId: string; name: string } | null
  /** Whether the room was created for two people who were matched. */
  matched: boolean
  /** Whether a model is configured that can grade. */
  hasModel: boolean
  act: Act
}

/** What the parts of a room share: the connection, the room itself, and the viewer. */
export type RoomScene = RoomPlace & {
  room: RoundState
  me: Actor
  /** Numbers of the connected members; null before that is known. */
  online: readonly number[] | null
  /** The step that panels show: the current one. */
  step: PlanStep | null
  sheetGeneration: number
  /** Messages and notes written here that are not in the log yet. */
  waitingTexts: readonly WaitingText[]
  /**
   * What the AI interviewer is saying: empty while its answer is still being generated; null while it says
   * nothing.
   */
  speaking: string | null
}

type Sources = { view: Source<RoomView>; scene: Source<RoomScene | null> }

const Context = createContext<Sources | null>(null)

export function RoomProvider({ sources, children }: { sources: Sources; children: ReactNode }) {
  return <Context.Provider value={sources}>{children}</Context.Provider>
}

/** @param place null until the room has any state */
export function roomSources(view: Source<RoomView>, place: RoomPlace | null): Sources {
  let last: { view: RoomView; scene: RoomScene | null } | null = null
  const read = () => {
    const now = view.read()
    if (last?.view !== now) last = { view: now, scene: place && sceneOf(place, now, last?.scene ?? null) }
    return last.scene
  }
  return { view, scene: { subscribe: view.subscribe, read } }
}

function sceneOf(place: RoomPlace, view: RoomView, before: RoomScene | null): RoomScene | null {
  const { round: room, me: seat, sheetGeneration, waitingTexts, speaking } = view
  if (!room || !seat) return null
  const me = { userId: place.userId, ...seat, name: memberOf(room, place.userId)?.name ?? 'You' }
  return {
    ...place,
    room,
    me: before && isSame(before.me, me) ? before.me : me,
    online: view.connection.status === 'connecting' ? null : view.online,
    step: currentStep(room),
    sheetGeneration,
    waitingTexts,
    speaking,
  }
}

function useSources(): Sources {
  const sources = useContext(Context)
  if (!sources) throw new Error('A part of the room stands outside of it')
  return sources
}

/** Selects from the open room. Renders again only when the selected value changes. */
export function useRoom<Part>(select: (scene: RoomScene) => Part): Part {
  return useSelected(useSources().scene, (scene) => select(opened(scene)))
}

/** The same for what exists before the room is open, or if it does not open: the scene is null then. */
export function useRoomView<Part>(select: (view: RoomView, scene: RoomScene | null) => Part): Part {
  const { view, scene } = useSources()
  return useSelected(view, (now) => select(now, scene.read()))
}

/** Reads the room when an event is handled, for components that show nothing of it. */
export function useReadRoom(): () => RoomScene {
  const { scene } = useSources()
  return () => opened(scene.read())
}

/** The same for handlers that may run while a room closes: null if it is no longer open. */
export function useReadScene(): () => RoomScene | null {
  return useSources().scene.read
}

function opened(scene: RoomScene | null): RoomScene {
  if (!scene) throw new Error('A part of the room is shown before the room is open')
  return scene
}

/** The display name of a member; somebody who left is still named by the log's messages. */
export function nameOf({ members }: Pick<RoundState, 'members'>, userId: string | null): string {
  return members.find((member) => member.userId === userId)?.name ?? 'Someone who left'
}

/** Whether the round is in progress, running or paused. */
export function isLive({ clock: { status } }: Pick<RoundState, 'clock'>): boolean {
  return status === 'running' || status === 'paused'
}
