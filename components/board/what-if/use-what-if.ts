'use client'

import { useMemo, useState } from 'react'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import { NOTHING_TRIED, type Trial } from '@/lib/board/graph/what-if/trial'
import { type TrialOutcome, tryOut, type WhatIfModel, whatIfModel } from '@/lib/board/graph/what-if/try-out'
import { namesOf } from './outcome-words'

/** A board that somebody tries things on, what they try, and what follows. */
export type WhatIf = Readonly<{
  model: WhatIfModel
  names: ReadonlyMap<string, string>
  trial: Trial
  outcome: TrialOutcome
  setTimes: (times: number) => void
  /** Takes parts down together, or brings them back when all of them are. */
  toggleDown: (ids: readonly string[]) => void
  toggleSlow: (id: string) => void
  /** Enters a figure; undefined gives back what was there before. */
  enter: (figureId: string, value: number | undefined) => void
  reset: () => void
  /** The part that somebody looks at. */
  selected: string | null
  select: (id: string | null) => void
}>

export function useWhatIf(graph: BoardGraph, design: CaseDesign | null): WhatIf {
  const model = useMemo(() => whatIfModel(graph, design), [graph, design])
  const names = useMemo(() => namesOf(model), [model])
  const [trial, setTrial] = useState<Trial>(NOTHING_TRIED)
  const [selected, select] = useState<string | null>(null)
  const outcome = useMemo(() => tryOut(model, trial), [model, trial])
  return {
    ...{ model, names, trial, outcome, selected, select },
    setTimes: (times) => setTrial((now) => ({ ...now, times })),
    toggleDown: (ids) =>
      setTrial((now) => {
        const others = now.down.filter((id) => !ids.includes(id))
        const areDown = ids.every((id) => now.down.includes(id))
        // What is down is not slow as well.
        const slow = areDown ? now.slow : now.slow.filter((id) => !ids.includes(id))
        return { ...now, slow, down: areDown ? others : [...others, ...ids] }
      }),
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
