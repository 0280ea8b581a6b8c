'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useNextRound } from '@/components/rooms/new-room/use-next-round'
import type { GradesIn } from '@/lib/grading/domain/grading-view'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { useGradesIn } from './use-grades-in'

type NewsProps = {
  roomId: string
  /** The other one may propose the next round. */
  awaitsRound: boolean
  /** How far the grading is; null where nothing is waited for. */
  gradesIn: GradesIn | null
  viewerId: string
}

/** Draws the page anew when the other one did what it waits for. */
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
