'use client'

import { useEffect, useMemo, useState } from 'react'
import { canControlRound } from '@/lib/rooms/domain/round/permissions'
import { useRoomView } from '../room-context'

/** What the person who runs the round can do at this moment. */
export type RoundControls = {
  running: boolean
  toggle: () => void
  /** Null in the first step. */
  previous: (() => void) | null
  /** Null in the last step. */
  next: (() => void) | null
  /** Undoes the last step forward; null after a few seconds. */
  undo: (() => void) | null
  end: () => void
}

/** How long a step forward can be undone, in ms. */
const UNDO_MS = 5_000

/** Null for anybody who does not run the round, and while there is none. */
export function useRoundControls(): RoundControls | null {
  const [leftStep, setLeftStep] = useState<number | null>(null)
  useEffect(() => {
    if (leftStep === null) return
    const timer = setTimeout(() => setLeftStep(null), UNDO_MS)
    return () => clearTimeout(timer)
  }, [leftStep])
  const act = useRoomView((_view, scene) => scene?.act)
  const round = useRoomView((_view, scene) => {
    if (!scene || !canControlRound(scene.me, scene.room)) return null
    const { clock, plan } = scene.room
    if (clock.status !== 'running' && clock.status !== 'paused') return null
    return { running: clock.status === 'running', step: clock.step, steps: plan.length }
  })
  return useMemo(() => {
    if (!round || !act) return null
    const { running, step, steps } = round
    const goTo = (index: number) => void act({ kind: 'step', index })
    return {
      running,
      toggle: () => void act({ kind: running ? 'pause' : 'resume' }),
      previous: step > 0 ? () => goTo(step - 1) : null,
      next:
        step < steps - 1
          ? () => {
              setLeftStep(step)
              goTo(step + 1)
            }
          : null,
      undo:
        leftStep !== null && leftStep === step - 1
          ? () => {
              setLeftStep(null)
              goTo(leftStep)
            }
          : null,
      end: () => void act({ kind: 'end' }),
    }
  }, [round, act, leftStep])
}
