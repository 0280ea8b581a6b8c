'use client'

import { useMemo, useState } from 'react'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import { NOTHING_TRIED, type Trial, toggledDown } from '@/lib/board/graph/what-if/trial'
import { type TrialOutcome, tryOut, type WhatIfModel, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { namesOf } from './outcome-words'

/** A trial on a board, and its outcome. */
export type TriedOut = Readonly<{
  model: WhatIfModel
  names: ReadonlyMap<string, string>
  trial: Trial
  outcome: TrialOutcome
  /** The selected part. */
  selected: string | null
}>

/** A board with a trial, its outcome, and the ways to change it. */
export type WhatIf = TriedOut &
  Readonly<{
    setTimes: (times: number) => void
    /** Takes parts down together, or brings them back if all of them are down. */
    toggleDown: (ids: readonly string[]) => void
    toggleSlow: (id: string) => void
    /** Enters a figure; undefined restores the previous one. */
    enter: (figureId: string, value: number | undefined) => void
    reset: () => void
    select: (id: string | null) => void
  }>

/** The outcome of a trial that is set elsewhere. @param selected the part to highlight */
export function useTriedOut(
  graph: BoardGraph,
  design: CaseDesign | null,
  trial: Trial,
  selected: string | null = null,
): TriedOut {
  const model = useMemo(() => whatIfModel(graph, design), [graph, design])
  const names = useMemo(() => namesOf(model), [model])
  const outcome = useMemo(() => tryOut(model, trial), [model, trial])
  return { model, names, trial, outcome, selected }
}

/** @param start the initial trial */
export function useWhatIf(graph: BoardGraph, design: CaseDesign | null, start = NOTHING_TRIED): WhatIf {
  const [trial, setTrial] = useState<Trial>(start)
  const [selected, select] = useState<string | null>(null)
  return {
    ...useTriedOut(graph, design, trial, selected),
    select,
    setTimes: (times) => setTrial((now) => ({ ...now, times })),
    toggleDown: (ids) => setTrial((now) => toggledDown(now, ids)),
    toggleSlow: (id) =>
      setTrial((now) => ({
        ...now,
        down: now.down.filter((other) => other !== id),
        slow: now.slow.includes(id) ? now.slow.filter((other) => other !== id) : [...now.slow, id],
      })),
    enter: (figureId, value) =>
      setTrial((now) => {
        const { [figureId]: _, ...edits } = now.edits
        return { ...now, edits: value === undefined ? edits : { ...edits, [figureId]: value } }
      }),
    reset: () => setTrial(NOTHING_TRIED),
  }
}
