'use client'

import { useState } from 'react'
import type { Player } from '@/lib/review/client/player'
import type { SessionRecord } from '@/lib/review/domain/session-record'
import { usePlayer } from '../player/use-replay'

export type Tried = SessionRecord['trials'][number]

/** A trial of the round that is opened as it was played; null for none, and once the player moves on from its moment. */
export type TriedThen = { tried: Tried | null; open: (tried: Tried) => void }

export function useTriedThen(trials: readonly Tried[], player: Player): TriedThen {
  const [key, setKey] = useState<string | null>(null)
  // Several may lie at one moment: in a pause no time passes.
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
