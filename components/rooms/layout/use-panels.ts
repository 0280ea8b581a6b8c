'use client'

import { useState } from 'react'

export type Side = 'left' | 'right'

export type Panels = Readonly<Record<Side, boolean>> & {
  set: (side: Side, open: boolean) => void
  toggle: (side: Side) => void
}

/**
 * Which of the panels beside the board are open. Where there is room for only one of them, opening it folds
 * the other: no panel ever covers the board. Panels that were open in a wide window open again when it is
 * wide again.
 */
export function usePanels(oneOnly: boolean): Panels {
  const [both, setBoth] = useState({ left: true, right: true })
  const [one, setOne] = useState<Side | null>('left')
  const open = oneOnly ? { left: one === 'left', right: one === 'right' } : both
  const set = (side: Side, wanted: boolean) => {
    if (!oneOnly) setBoth((before) => ({ ...before, [side]: wanted }))
    else if (wanted) setOne(side)
    else setOne((before) => (before === side ? null : before))
  }
  return { ...open, set, toggle: (side) => set(side, !open[side]) }
}
