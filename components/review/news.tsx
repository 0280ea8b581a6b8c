'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useNextRound } from '@/components/rooms/new-room/use-next-round'
import { useGradesIn } from './use-grades-in'

type NewsProps = {
  roomId: string
  /** The other one may propose the next round. */
  awaitsRound: boolean
  /** How many grades are in; null where no other's is waited for. */
  gradesIn: number | null
}

/** Draws the page anew when the other one did what it waits for. */
export function News({ roomId, awaitsRound, gradesIn }: NewsProps) {
  const router = useRouter()
  const proposed = Boolean(useNextRound(roomId, awaitsRound)?.proposed)
  useEffect(() => {
    if (proposed) router.refresh()
  }, [proposed, router])
  useGradesIn(roomId, gradesIn, () => router.refresh())
  return null
}
