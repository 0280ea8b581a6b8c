'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { usePointing } from '@/components/board/findings/use-pointing'
import { LateWhatIf } from '@/components/board/what-if/late-what-if'
import { SkeletonLines } from '@/components/ui/skeleton'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { OfferedRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import { type Replay, useIsAtEnd, useReplayState } from '../player/use-replay'
import styles from './board-questions.module.css'
import { TriedList } from './tried-list'
import type { FoundOnBoard } from './use-findings'
import type { Tried, TriedThen } from './use-tried-then'

const NONE: readonly string[] = []
const NO_RATES: OfferedRates = { from: 'case', list: [] }

/** It reads the board, and only some rounds have trials. */
const LateTriedBoard = dynamic(
  () =>
    import('./tried-board').then(
      (file) => file.TriedBoard,
      () => NotHere,
    ),
  { ssr: false, loading: () => <SkeletonLines count={4} /> },
)

type BoardTrialProps = {
  board: readonly LooseElement[]
  read: FoundOnBoard
  /** The worksheet's calculations. */
  calculation: string
  /** Whether the panel is visible. */
  isOpen: boolean
  layer: BoardLayer | null
  replay: Replay
  /** The trials of the round, and the one that is open. */
  trials: readonly Tried[]
  then: TriedThen
  /** Highlights elements on the final board. */
  onMark: (ids: readonly string[]) => void
  /** Highlights elements on the board that is shown. */
  onMarkHere: (ids: readonly string[]) => void
}

/** "Ten times the load" and "this is down", tried on the final board, or replayed as they were tried in the round. */
export function BoardTrial({
  board,
  read,
  calculation,
  isOpen,
  layer,
  replay,
  trials,
  then,
  onMark,
  onMarkHere,
}: BoardTrialProps) {
  const pointing = usePointing()
  const { player, client } = replay
  const { found, failed } = read
  const { tried } = then
  const isAtEnd = useIsAtEnd(player)
  const atMoment = useReplayState(client, ({ moment }) => moment)
  const elements = isAtEnd ? board : atMoment?.elapsed === tried?.elapsed ? atMoment?.elements : undefined
  const ofCase = found?.design?.rates ?? NO_RATES.list
  const [rates, setRates] = useState(NO_RATES)
  const [wasOpen, setWasOpen] = useState(false)
  const { marked } = pointing
  const isFinal = isOpen && !tried
  useEffect(() => onMark(isFinal ? marked : NONE), [marked, isFinal, onMark])
  useEffect(() => setWasOpen((before) => before || isOpen), [isOpen])
  useEffect(() => {
    if (!wasOpen) return
    // The rates are only offered: without them they have to be typed.
    import('@/lib/board/graph/what-if/figures/offered-rates').then(
      ({ offeredRates }) => setRates(offeredRates(calculation, ofCase)),
      () => undefined,
    )
  }, [wasOpen, calculation, ofCase])
  return (
    <div className={styles.panel}>
      {failed && (
        <p className={styles.note} role="alert">
          This could not be loaded. Everything else here is complete; reload to try again.
        </p>
      )}
      {wasOpen && !found && !failed && <SkeletonLines count={4} />}
      {wasOpen && found && (
        <>
          <TriedList trials={trials} then={then} onClose={() => player.toEnd()} />
          {tried && elements && (
            <LateTriedBoard
              key={tried.key}
              elements={elements}
              trial={tried.trial}
              design={found.design}
              rates={rates}
              layer={isOpen ? layer : null}
              onMark={onMarkHere}
            />
          )}
          {tried && !elements && <SkeletonLines count={4} />}
          {/* Trials on the final board are kept until the viewer comes back to it. */}
          <div hidden={tried !== null}>
            <LateWhatIf
              graph={found.graph}
              elements={board}
              design={found.design}
              layer={isFinal && isAtEnd ? layer : null}
              pointing={pointing}
              rates={rates}
            />
          </div>
        </>
      )}
    </div>
  )
}

function NotHere() {
  return (
    <p className={styles.note} role="alert">
      This could not be loaded. What was tried is listed above the board; reload to try again.
    </p>
  )
}
