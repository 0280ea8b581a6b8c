'use client'

import { useEffect, useState } from 'react'
import type { RoomView } from '@/lib/rooms/client/room-view'
import type { MemberState } from '@/lib/rooms/domain/state'

export type Following = {
  /** Whose view this person has, or null. */
  followed: MemberState | null
  /** Numbers of the members whose view can be had: who is here, once there is a board. */
  possible: readonly number[]
  follow: (number: number | null) => void
}

/** Whose view of the board this person follows. It ends with Escape, and when the other one goes. */
export function useFollowing({ room, me, online }: RoomView): Following {
  const [wanted, follow] = useState<number | null>(null)
  const possible =
    room && room.clock.status !== 'lobby' ? online.filter((number) => number !== me?.number) : []
  const gone = wanted !== null && !possible.includes(wanted)
  useEffect(() => {
    if (gone) follow(null)
  }, [gone])
  useEffect(() => {
    if (wanted === null) return
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') follow(null)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [wanted])
  const followed = gone ? null : (room?.members.find((member) => member.number === wanted) ?? null)
  return { followed, possible, follow }
}
