'use client'

import { type ReactNode, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { BoardLayer } from '@/components/board/board-layer'
import type { Pointing } from '@/components/board/findings/use-pointing'
import type { LooseElement } from '@/lib/board/domain/element/element'
import type { BoardGraph } from '@/lib/board/graph/board-graph'
import type { CaseDesign } from '@/lib/board/graph/findings/expected-design'
import type { OfferedRates } from '@/lib/board/graph/what-if/figures/offered-rates'
import { isNothingTried, type Trial } from '@/lib/board/graph/what-if/trial'
import { LoadChoice } from './load-choice'
import { stopSentences, timesWords } from './outcome-words'
import { PartList } from './part-list'
import { drawingOf, partAt } from './place-parts'
import { Availability, FullFirst, SinglePoints, Stops, WaitingPaths } from './results'
import { useBoardTaps } from './use-board-taps'
import { useWhatIf, type WhatIf } from './use-what-if'
import { WhatIfOverlay } from './what-if-overlay'
import styles from './what-if-panel.module.css'

type WhatIfPanelProps = {
  graph: BoardGraph
  elements: readonly LooseElement[]
  /** The case's own design, for viewers who may read its guide. */
  design: CaseDesign | null
  /** The overlay in which the board shows the results, once it is there. */
  layer: BoardLayer | null
  pointing: Pointing
  /** Offered wherever requests come in; by default, the case's rates. */
  rates?: OfferedRates
  /** The initial trial. */
  start?: Trial
  /** Actions for a trial, above everything else. */
  head?: (whatIf: WhatIf) => ReactNode
}

/** "Ten times the load" and "this is down", tried on a board. The drawing itself does not change. */
export function WhatIfPanel({
  graph,
  elements,
  design,
  layer,
  pointing,
  rates,
  start,
  head,
}: WhatIfPanelProps) {
  const whatIf = useWhatIf(graph, design, start)
  const offered = rates ?? { from: 'case', list: design?.rates ?? [] }
  useTaps(layer, whatIf, elements)
  const panel = useRef<HTMLDivElement>(null)
  // The button that was pressed disappears, and with it the keyboard focus.
  const keepPlace = () => panel.current?.focus()
  if (graph.components.length === 0)
    return <p className={styles.note}>No parts of a system were found, so there is nothing to try.</p>
  const { trial, reset } = whatIf
  const startOver = () => {
    reset()
    keepPlace()
  }
  const isTouched = !isNothingTried(trial)
  return (
    <div ref={panel} className={styles.panel} tabIndex={-1}>
      <p className={styles.note}>
        Shown over the board; the drawing itself stays as it is.
        {isTouched && (
          <button type="button" className={styles.reset} onClick={startOver}>
            Start over
          </button>
        )}
      </p>
      {head?.(whatIf)}
      <LoadChoice whatIf={whatIf} />
      <FullFirst whatIf={whatIf} />
      <Stops whatIf={whatIf} onGone={keepPlace} />
      <WaitingPaths whatIf={whatIf} />
      <Availability whatIf={whatIf} />
      <SinglePoints whatIf={whatIf} />
      <PartList whatIf={whatIf} pointing={pointing} rates={offered} />
      <p className={styles.spoken} role="status">
        {isTouched ? summary(whatIf) : ''}
      </p>
      {layer &&
        createPortal(<WhatIfOverlay api={layer.api} elements={elements} whatIf={whatIf} />, layer.host)}
    </div>
  )
}

/** What changed, for people who cannot see the board. */
function summary({ trial, outcome, names }: WhatIf): string {
  const full = outcome.parts.filter(({ isFull }) => isFull).map(({ id }) => names.get(id))
  return [
    `Load ${timesWords(trial.times)}.`,
    full.length > 0 ? `Full: ${full.join(', ')}.` : 'No part is known to be full.',
    ...(trial.down.length > 0 ? stopSentences(outcome, names) : []),
  ].join(' ')
}

/** A tap on a part of the board opens it in the panel. */
function useTaps(layer: BoardLayer | null, { model, select }: WhatIf, elements: readonly LooseElement[]) {
  useBoardTaps(layer, ({ x, y }) => {
    const part = partAt(drawingOf(model.graph, elements).boxes, x, y)
    if (part !== null) select(part)
  })
}
