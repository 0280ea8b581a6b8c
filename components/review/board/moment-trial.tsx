'use client'

import { useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { BoardLayer } from '@/components/board/board-layer'
import { useTriedOut } from '@/components/board/what-if/use-what-if'
import { WhatIfOverlay } from '@/components/board/what-if/what-if-overlay'
import type { LooseElement } from '@/lib/board/domain/element/element'
import { GraphReader } from '@/lib/board/graph/graph-reader'
import { type RoomTrial, trialOf } from '@/lib/rooms/domain/trial/room-trial'

type MomentTrialProps = { layer: BoardLayer; elements: readonly LooseElement[]; trial: RoomTrial }

/** The trial at a moment, laid over the board of that moment, as everybody in the room saw it. */
export function MomentTrial({ layer, elements, trial }: MomentTrialProps) {
  const [reader] = useState(() => new GraphReader())
  const graph = useMemo(() => reader.read(elements), [reader, elements])
  const tried = useTriedOut(
    graph,
    null,
    useMemo(() => trialOf(trial), [trial]),
  )
  return createPortal(<WhatIfOverlay api={layer.api} elements={elements} whatIf={tried} />, layer.host)
}
