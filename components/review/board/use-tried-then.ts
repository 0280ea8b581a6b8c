'use client'

import { useState } from 'react'
import type { Player } from '@/lib/review/client/player'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { usePlayer } from '../player/use-replay'

export type Tried = SessionRecord['trials'][number]

/** The trial of the round that is open; null if none is, and once the player moves on from its moment. */
export type TriedThen = { tried: Tried | null; open: (tried: Tried) => void }

export function useTriedThen(trials: readonly Tried[], player: Player): TriedThen {
  const [key, setKey] = useState<string | null>(null)
  // Several trials may share a moment: in a pause no time passes.
  const opened = trials.find((one) => one.key === key) ?? null
  const isShown = usePlayer(player, ({ position }) => position === opened?.elapsed)
  return {
    tried: isShown ? opened : null,
    open: (tried) => {
      setKey(tried.key)
      player.jump(tried.elapsed)
    },
  }
}
