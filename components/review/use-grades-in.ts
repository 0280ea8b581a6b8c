'use client'

import { useEffectEvent, useRef } from 'react'
import { useWhileSeen } from '@/components/ui/use-while-seen'

/** How often is asked for the other's grade, in ms. */
const EVERY_MS = 2_500

/**
 * Asks now and again, while the page is seen, how many grades are in.
 * @param known how many were in when the page was made; null where none is waited for
 * @param onMore called when it is another number, once for each
 */
export function useGradesIn(roomId: string, known: number | null, onMore: () => void): void {
  const last = useRef(known)
  const ask = useEffectEvent(async () => {
    // What fails is asked again soon.
    const answer = await fetch(`/api/sessions/${roomId}/grades`).catch(() => null)
    const found: { in: number } | null = answer?.ok ? await answer.json().catch(() => null) : null
    if (!found || found.in === last.current) return
    last.current = found.in
    onMore()
  })
  useWhileSeen(known === null ? null : EVERY_MS, () => void ask())
}
