'use client'

import { useEffect, useState } from 'react'
import type { Actor } from '@/lib/rooms/domain/round/members'
import type { RoundState } from '@/lib/rooms/domain/round/state'
import { playedTrials } from '../guide/played-trials'

/**
 * How many of the given events arrived while they were out of sight. Earlier ones count as seen.
 * @param seqs their positions in the log
 */
export function useNewer(seqs: readonly number[], inSight: boolean): number {
  const newest = Math.max(0, ...seqs)
  const [seenUpTo, setSeenUpTo] = useState(newest)
  useEffect(() => {
    if (inSight) setSeenUpTo(newest)
  }, [inSight, newest])
  return inSight ? 0 : seqs.filter((seq) => seq > seenUpTo).length
}

/** Positions of the others' messages in the log. */
export function messagesFor({ chat }: Pick<RoundState, 'chat'>, { userId }: Actor): number[] {
  return chat.filter((message) => message.userId !== userId).map(({ seq }) => seq)
}

/** Positions in the log of what was given to the candidate. */
export function givenIn({
  hints,
  curveballs,
  probes,
  ...room
}: Pick<RoundState, 'hints' | 'curveballs' | 'trials' | 'probes' | 'mode' | 'members'>): number[] {
  return [...hints, ...curveballs, ...playedTrials(room), ...probes].map(({ seq }) => seq)
}
