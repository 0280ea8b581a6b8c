'use client'

import { useEffect } from 'react'
import type { Player } from '@/lib/review/client/player'
import { type Alignment, alignedMoment, type Course } from '@/lib/review/domain/compare/align'

/** A round with what plays it. */
export type PlayedCourse = { player: Player; course: Course }

/** Keeps the second round where it belongs while the first one is played or sought. */
export function useAligned(first: PlayedCourse, second: PlayedCourse, by: Alignment): void {
  const { player: leading, course: here } = first
  const { player: following, course: there } = second
  useEffect(() => {
    const align = () => {
      const then = alignedMoment(leading.getState().position, here, there, by)
      if (then !== following.getState().position) following.seek(then)
    }
    // At the end both pages show what the rounds left behind, and no log is asked for.
    if (!leading.isAtEnd) align()
    return leading.subscribe(align)
  }, [leading, following, here, there, by])
}
