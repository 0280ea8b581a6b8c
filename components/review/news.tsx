'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useNextRound } from '@/components/rooms/use-next-round'
import { useWhileSeen } from '@/components/ui/use-while-seen'

/** How often is looked for the other's grade, in ms. */
const EVERY_MS = 30_000

type NewsProps = {
  roomId: string
  /** The other one may propose the next round. */
  awaitsRound: boolean
  /** One's own grade is in, another's is not. */
  awaitsGrades: boolean
}

/** Draws the page anew when the other one did what it waits for. */
export function News({ roomId, awaitsRound, awaitsGrades }: NewsProps) {
  const router = useRouter()
  const proposed = Boolean(useNextRound(roomId, awaitsRound)?.proposed)
  useEffect(() => {
    if (proposed) router.refresh()
  }, [proposed, router])
  useWhileSeen(awaitsGrades ? EVERY_MS : null, () => router.refresh())
  return null
}
