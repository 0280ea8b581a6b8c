'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useNextRound } from '@/components/rooms/new-room/use-next-round'
import type { GradesIn } from '@/lib/grading/domain/grading-view'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { useGradesIn } from './use-grades-in'

type NewsProps = {
  roomId: string
  /** The other person may propose the next round. */
  awaitsRound: boolean
  /** The state of the grading; null if nothing is awaited. */
  gradesIn: GradesIn | null
  viewerId: string
}

/** Refreshes the page when the other person has done what it is waiting for. */
export function ReviewUpdates({ roomId, awaitsRound, gradesIn, viewerId }: NewsProps) {
  const router = useRouter()
  useUpdatesLine(awaitsRound || gradesIn ? viewerId : null)
  const proposed = Boolean(useNextRound(roomId, awaitsRound)?.proposed)
  useEffect(() => {
    if (proposed) router.refresh()
  }, [proposed, router])
  useGradesIn(roomId, gradesIn, () => router.refresh())
  return null
}
