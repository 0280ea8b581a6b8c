'use client'

import { useEffectEvent, useRef } from 'react'
import type { GradesIn } from '@/lib/grading/domain/grading-view'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'

/**
 * Asks how far the grading of a round is, whenever an update says that it went on. The page has a line for updates.
 * @param known how far it was when the page was made; null where nothing is waited for
 * @param onChange called when it is something else, once for each
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
