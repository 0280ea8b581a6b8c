'use client'

import { useEffectEvent, useRef } from 'react'
import type { GradesIn } from '@/lib/grading/domain/grading-view'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'

/**
 * Fetches the state of a round's grading whenever an update reports progress. The page must have a connection for
 * updates.
 * @param known the state when the page was rendered; null if nothing is awaited
 * @param onChange called once for each change
 */
export function useGradesIn(roomId: string, known: GradesIn | null, onChange: () => void): void {
  const last = useRef(known)
  const ask = useEffectEvent(async () => {
    const answer = await fetch(`/api/sessions/${roomId}/grades`).catch(() => null)
    const found: GradesIn | null = answer?.ok ? await answer.json().catch(() => null) : null
    if (!found) return false
    const isSame = found.in === last.current?.in && found.open === last.current.open
    last.current = found
    if (!isSame) onChange()
    return true
  })
  useUpdates(known !== null, about('grades', roomId), () => ask())
}
