'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { NextRoundView } from '@/lib/rooms/domain/round/next-round'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'

/**
 * The state of the round after a finished one: fetched now, and again when an update announces a change, until somebody
 * has proposed it. The page holds a connection for updates.
 * @param wanted whether there can be a next round
 * @returns null while that is not known
 */
export function useNextRound(roomId: string, wanted: boolean): NextRoundView | null {
  const [next, setNext] = useState<NextRoundView | null>(null)
  const waits = wanted && !next?.proposed
  const ask = useEffectEvent(async () => {
    const answer = await fetch(`/api/rooms/${roomId}/next`).catch(() => null)
    const found: NextRoundView | null = answer?.ok ? await answer.json().catch(() => null) : null
    // A null result is an answer too: this person has no next round.
    if (found) setNext(found)
    return answer?.ok === true
  })
  useEffect(() => {
    if (waits) void ask()
  }, [waits])
  useUpdates(waits, about('next-round', roomId), () => ask())
  return next
}
