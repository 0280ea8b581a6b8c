'use client'

import { useEffect } from 'react'
import type { Player } from '@/lib/review/client/player'
import { type Alignment, alignedMoment, type Course } from '@/lib/review/domain/compare/align'

/** A round and its player. */
export type PlayedCourse = { player: Player; course: Course }

/** Keeps the second round at the matching place while the first is played or sought. */
export function useAligned(first: PlayedCourse, second: PlayedCourse, by: Alignment): void {
  const { player: leading, course: here } = first
  const { player: following, course: there } = second
  useEffect(() => {
    const align = () => {
      const then = alignedMoment(leading.getState().position, here, there, by)
      if (then !== following.getState().position) following.seek(then)
    }
    // At the end both pages show the final state of the rounds, which needs no log.
    if (!leading.isAtEnd) align()
    return leading.subscribe(align)
  }, [leading, following, here, there, by])
}
