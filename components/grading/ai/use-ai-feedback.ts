'use client'

import { useCallback, useEffect, useState } from 'react'
import type { AiFeedbackView } from '@/lib/grading/domain/ai/ai-feedback-view'
import { useUpdatesLine } from '@/lib/rooms/client/connection/use-updates-line'
import { about } from '@/lib/updates/client/ask-on-updates'
import { useUpdates } from '@/lib/updates/client/use-updates'

type AskedFeedback = {
  /** Null until it is loaded. */
  view: AiFeedbackView | null
  /** The last request failed. */
  failed: boolean
  ask: () => Promise<boolean>
}

/** Feedback by a model on a session, fetched again whenever it progresses or the grades open. */
export function useAiFeedback(roomId: string, viewerId: string): AskedFeedback {
  const [view, setView] = useState<AiFeedbackView | null>(null)
  const [failed, setFailed] = useState(false)
  const ask = useCallback(async () => {
    const answer = await fetch(`/api/sessions/${roomId}/ai`).catch(() => null)
    const found: AiFeedbackView | null = answer?.ok ? await answer.json().catch(() => null) : null
    setFailed(found === null)
    if (found) setView(found)
    return found !== null
  }, [roomId])
  useUpdatesLine(viewerId)
  useEffect(() => {
    void ask()
  }, [ask])
  useUpdates(true, (update) => about('ai-feedback', roomId)(update) || about('grades', roomId)(update), ask)
  return { view, failed, ask }
}
