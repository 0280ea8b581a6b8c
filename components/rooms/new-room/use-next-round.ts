'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { NextRoundView } from '@/lib/rooms/domain/round/next-round'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'

/**
 * What became of the round after a finished one: asked for now, and when an update says so, until somebody proposed it.
 * The page has a line for updates.
 * @param wanted whether there can be one
 * @returns null as long as that is not known
 */
export function useNextRound(roomId: string, wanted: boolean): NextRoundView | null {
  const [next, setNext] = useState<NextRoundView | null>(null)
  const waits = wanted && !next?.proposed
  const ask = useEffectEvent(async () => {
    const answer = await fetch(`/api/rooms/${roomId}/next`).catch(() => null)
    const found: NextRoundView | null = answer?.ok ? await answer.json().catch(() => null) : null
    // Null as a whole is an answer too: there is none for this person.
    if (found) setNext(found)
    return answer?.ok === true
  })
  useEffect(() => {
    if (waits) void ask()
  }, [waits])
  useUpdates(waits, about('next-round', roomId), () => ask())
  return next
}
