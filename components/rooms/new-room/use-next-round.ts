'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { useWhileSeen } from '@/components/ui/use-while-seen'
import type { NextRound } from '@/lib/rooms/domain/round/next-round'

/** How often is asked whether the next round was proposed, in ms. */
const EVERY_MS = 5_000

/**
 * What became of the round after a finished one. Asked for while the page is seen, until somebody proposed it.
 * @param wanted whether there can be one
 * @returns null as long as that is not known
 */
export function useNextRound(roomId: string, wanted: boolean): NextRound | null {
  const [next, setNext] = useState<NextRound | null>(null)
  const waits = wanted && !next?.proposed
  const ask = useEffectEvent(async () => {
    // What fails is asked again soon.
    const answer = await fetch(`/api/rooms/${roomId}/next`).catch(() => null)
    const found: NextRound | null = answer?.ok ? await answer.json().catch(() => null) : null
    if (found) setNext(found)
  })
  useEffect(() => {
    if (waits) void ask()
  }, [waits])
  useWhileSeen(waits ? EVERY_MS : null, () => void ask())
  return next
}
