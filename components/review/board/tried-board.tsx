'use client'

import { useEffect, useMemo } from 'react'
import type { BoardLayer } from '@/components/board/board-layer'
import { usePointing } from '@/components/board/findings/use-pointing'
import { WhatIfPanel } from '@/components/board/what-if/what-if-panel'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import { readBoard } from '@/lib/board/graph/read-board'
import type { OfferedRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import { type RoomTrial, trialOf } from '@/lib/rooms/domain/trial/room-trial'

type TriedBoardProps = {
  /** The board at the moment of the trial. */
  elements: readonly LooseElement[]
  trial: RoomTrial
  design: CaseDesign | null
  rates: OfferedRates
  layer: BoardLayer | null
  onMark: (ids: readonly string[]) => void
}

const NONE: readonly string[] = []

/** A trial of the round on the board of its moment, to inspect and to change. */
export function TriedBoard({ elements, trial, design, rates, layer, onMark }: TriedBoardProps) {
  const pointing = usePointing()
  const graph = useMemo(() => readBoard(elements), [elements])
  const { marked } = pointing
  useEffect(() => onMark(marked), [marked, onMark])
  useEffect(() => () => onMark(NONE), [onMark])
  return (
    <WhatIfPanel
      graph={graph}
      elements={elements}
      design={design}
      layer={layer}
      pointing={pointing}
      rates={rates}
      start={trialOf(trial)}
    />
  )
}
