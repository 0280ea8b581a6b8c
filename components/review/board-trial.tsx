'use client'

import { useEffect, useState } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { usePointing } from '@/components/board/findings/use-pointing'
import { LateWhatIf } from '@/components/board/what-if/late-what-if'
import { SkeletonLines } from '@/components/ui/skeleton'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { OfferedRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import styles from './board-questions.module.css'
import type { FoundOnBoard } from './use-findings'

const NONE: readonly string[] = []
const NO_RATES: OfferedRates = { from: 'case', list: [] }

type BoardTrialProps = {
  board: readonly LooseElement[]
  read: FoundOnBoard
  /** What was calculated in the worksheet. */
  calculation: string
  /** Whether the panel is seen. */
  isOpen: boolean
  /** The board at the end of the round, as long as that is what is shown. */
  layer: BoardLayer | null
  onMark: (ids: readonly string[]) => void
}

/** "Ten times the load" and "this is down", tried on the board as it was left. */
export function BoardTrial({ board, read, calculation, isOpen, layer, onMark }: BoardTrialProps) {
  const pointing = usePointing()
  const { found, failed } = read
  const ofCase = found?.design?.rates ?? NO_RATES.list
  const [rates, setRates] = useState(NO_RATES)
  const [wasOpen, setWasOpen] = useState(false)
  const { marked } = pointing
  useEffect(() => onMark(isOpen ? marked : NONE), [marked, isOpen, onMark])
  useEffect(() => setWasOpen((before) => before || isOpen), [isOpen])
  useEffect(() => {
    if (!wasOpen) return
    // The rates are an offer: without them they are typed.
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
        <LateWhatIf
          graph={found.graph}
          elements={board}
          design={found.design}
          layer={isOpen ? layer : null}
          pointing={pointing}
          rates={rates}
        />
      )}
    </div>
  )
}
