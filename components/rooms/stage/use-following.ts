'use client'

import { useEffect, useState } from 'react'
import { OVERLAYS, TEXT_FIELDS } from '@/components/rooms/layout/keys/use-room-keys'
import type { MemberState } from '@/lib/rooms/domain/round/state'
import { useRoomView } from '../room-context'

export type Following = {
  /** The member whose view is shown, or null. */
  followed: MemberState | null
  /** Whether this person chose to follow, rather than following from the start as the interviewer. */
  asked: boolean
  /** The member whom the board offers to follow: the candidate, unless that is the viewer. */
  offered: MemberState | null
  /** Numbers of the members who can be followed: everybody online, once there is a board. */
  possible: readonly number[]
  follow: (number: number | null) => void
}

/**
 * Whose view of the board this person follows. The interviewer follows the candidate from the start until
 * they look around or draw themselves. Following ends with Escape, unless that closes a menu or dialog or
 * leaves a field, and when the followed person leaves.
 */
export function useFollowing(): Following {
  const [wanted, follow] = useState<number | null | 'candidate'>('candidate')
  const { status, members, seat, online } = useRoomView(({ round, me, online }) => ({
    status: round?.clock.status ?? 'lobby',
    members: round?.members,
    seat: me,
    online,
  }))
  const live = status === 'running' || status === 'paused'
  const possible = status === 'lobby' ? [] : online.filter((number) => number !== seat?.number)
  const here = members?.filter(({ number }) => possible.includes(number)) ?? []
  const candidate = here.find(({ role }) => role === 'candidate') ?? null
  const bySelf = wanted === 'candidate'
  const followed = bySelf
    ? seat?.role === 'interviewer' && live
      ? candidate
      : null
    : (here.find(({ number }) => number === wanted) ?? null)
  const gone = typeof wanted === 'number' && followed === null
  useEffect(() => {
    if (gone) follow(null)
  }, [gone])
  const follows = followed !== null
  useEffect(() => {
    if (!follows) return
    const press = (event: KeyboardEvent) => {
      const elsewhere = (event.target as Element | null)?.closest?.(`${OVERLAYS}, ${TEXT_FIELDS}`)
      if (event.key === 'Escape' && !elsewhere) follow(null)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [follows])
  return {
    followed,
    asked: !bySelf, // After the end there is nothing to follow.
    offered: follows || !live ? null : candidate,
    possible,
    follow,
  }
}
