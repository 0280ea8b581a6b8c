'use client'

import { useState } from 'react'
import type { PlanStep } from '@/lib/framework/steps'
import { useServerNow } from '@/lib/rooms/client/view/use-room'
import { stepJustOver } from '@/lib/rooms/domain/guide/step-just-over'
import { keep, readKept } from '@/lib/shared/kept/browser-storage'
import guideStyles from '../guide/hints-panel.module.css'
import { LateStepQuestionsCard } from '../late-board-parts'
import { useRoom } from '../room-context'

/**
 * When practising alone, once a step with a board has ended: what a colleague would ask about it, offered
 * once per step.
 */
export function StepQuestions() {
  const { connection, roomId, ticks } = useRoom(({ connection, roomId, room, me }) => ({
    connection,
    roomId,
    // The time only matters to those who may be offered something.
    ticks: room.clock.status === 'running' && stepJustOver(me, room, Number.MAX_SAFE_INTEGER) !== null,
  }))
  const now = useServerNow(connection, ticks, 1_000)
  const over = useRoom(({ room, me }) => stepJustOver(me, room, now))
  const [put, setPut] = useState(() => putAway(roomId))
  const [opened, setOpened] = useState<PlanStep | null>(null)
  const close = (step: PlanStep) => {
    const next = [...put, step]
    setPut(next)
    keep('tab', keyOf(roomId), next.join(' '))
  }
  return (
    <div role="status" aria-label="Questions about your board" className={guideStyles.offer}>
      {over !== null && !put.includes(over) && (
        <LateStepQuestionsCard
          key={over}
          step={over}
          isOpen={over === opened}
          onOpen={() => setOpened(over)}
          onClose={() => close(over)}
        />
      )}
    </div>
  )
}

/** The steps whose questions were closed: they are not offered again, even after a reload. */
function putAway(roomId: string): readonly string[] {
  return readKept('tab', keyOf(roomId))?.split(' ') ?? []
}

function keyOf(roomId: string): string {
  return `threepoint-asked-${roomId}`
}
