'use client'

import { useMemo, useState } from 'react'

/** A list entry that refers to elements on the board. */
export type Target = Readonly<{ key: string; elements: readonly string[] }>

/** What the mouse or the focus points at, and what was selected. */
export type Pointing = Readonly<{
  chosen: Target | null
  /** The elements to highlight on the board. */
  marked: readonly string[]
  choose: (target: Target | null) => void
  /** Props for the row of a target: the board highlights the target while the row is pointed at. */
  bind: (target: Target) => {
    onPointerEnter: () => void
    onPointerLeave: () => void
    onFocus: () => void
    onBlur: () => void
  }
}>

/** Always the same array, so that an empty selection does not update the board again. */
const NONE: readonly string[] = []

export function usePointing(): Pointing {
  const [chosen, choose] = useState<Target | null>(null)
  const [under, setUnder] = useState<Target | null>(null)
  return useMemo(
    () => ({
      chosen,
      marked: (under ?? chosen)?.elements ?? NONE,
      choose: (target: Target | null) => {
        choose(target)
        setUnder(null)
      },
      bind: (target: Target) => {
        const enter = () => setUnder(target)
        const leave = () => setUnder((now) => (now?.key === target.key ? null : now))
        return { onPointerEnter: enter, onPointerLeave: leave, onFocus: enter, onBlur: leave }
      },
    }),
    [chosen, under],
  )
}
