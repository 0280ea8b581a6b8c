'use client'

import { useMemo, useState } from 'react'

/** Something in a list that stands for elements of the board. */
export type Target = Readonly<{ key: string; elements: readonly string[] }>

/** What somebody points at with mouse or focus, and what they chose. */
export type Pointing = Readonly<{
  chosen: Target | null
  /** The elements to mark on the board. */
  marked: readonly string[]
  choose: (target: Target | null) => void
  /** For what stands for a target: the board marks it as long as it is pointed at. */
  bind: (target: Target) => {
    onPointerEnter: () => void
    onPointerLeave: () => void
    onFocus: () => void
    onBlur: () => void
  }
}>

/** One and the same, so that the board is not told again that nothing is pointed at. */
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
