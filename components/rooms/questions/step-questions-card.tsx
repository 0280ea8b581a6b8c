'use client'

import { ActionIcon } from '@mantine/core'
import { IconMessageQuestion, IconX } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useHandOnFocus } from '@/components/ui/action/use-hand-on-focus'
import { reviewBoard } from '@/lib/board/graph/review-board'
import { type PlanStep, stepInfo } from '@/lib/framework/steps'
import { boardProbes } from '@/lib/rooms/domain/guide/board-probes'
import guideStyles from '../guide/hints-panel.module.css'
import { type RoomBoard, useRoomBoard } from '../room-board'
import { useRoom } from '../room-context'
import { QuestionList } from './question-list'
import styles from './questions.module.css'
import { useSettledBoard } from './use-settled-board'

type StepQuestionsCardProps = {
  /** The step that has ended. */
  step: PlanStep
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
}

/**
 * Offers questions about a step that has ended, derived from the drawing alone. Renders nothing if there are
 * none.
 */
export function StepQuestionsCard(props: StepQuestionsCardProps) {
  const place = useRoomBoard()
  return place && <Card {...props} {...place} />
}

function Card({ step, isOpen, onOpen, onClose, channel }: StepQuestionsCardProps & RoomBoard) {
  const graph = useSettledBoard(channel)
  const plan = useRoom(({ room }) => room.plan)
  const probes = useMemo(() => boardProbes(reviewBoard(graph), step, plan, []), [graph, step, plan])
  const card = useRef<HTMLElement>(null)
  const handOn = useHandOnFocus(() => card.current?.querySelector('button'))
  // Once opened, it stays until it is closed, even after the last question has been dealt with.
  if (probes.length === 0 && !isOpen) return null
  return (
    <article ref={card} className={guideStyles.card}>
      <header>
        <IconMessageQuestion size={15} stroke={1.8} aria-hidden="true" />
        {isOpen ? (
          <b>{stepInfo(step).title}: your board</b>
        ) : (
          <button ref={handOn} type="button" className={styles.show} onClick={onOpen}>
            {probes.length === 1 ? 'Show a question' : `Show ${probes.length} questions`} about your board
          </button>
        )}
        <ActionIcon size={24} ml="auto" aria-label="Close the questions about your board" onClick={onClose}>
          <IconX size={14} />
        </ActionIcon>
      </header>
      {isOpen && probes.length > 0 && <QuestionList findings={probes} />}
      {isOpen && probes.length === 0 && <small>All of them have an answer on the board.</small>}
    </article>
  )
}
