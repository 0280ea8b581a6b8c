'use client'

import type { CaseGuide } from '@/lib/cases/domain/case'
import { type FactToGive, factsToGive } from '@/lib/cases/domain/facts-to-give'
import { useServerNow } from '@/lib/rooms/client/view/use-room'
import { dueFacts, givenItem } from '@/lib/rooms/domain/guide/due-facts'
import { planMinutes } from '@/lib/rooms/domain/round/plan'
import { useRoom } from '../room-context'

export type GivenFacts = {
  /** The minute of this round by which a fact must be given; null for facts that need not be volunteered. */
  minuteOf: (id: string) => number | null
  isGiven: (id: string) => boolean
  setGiven: (id: string, given: boolean) => void
  /** Facts whose minute has passed. */
  due: readonly FactToGive[]
}

const NO_TICKS: readonly string[] = []

/** How often the clock is read, in ms; facts are due by the minute. */
const EVERY_MS = 1_000

/** The facts to give whether or not the candidate asks, with the interviewer's own ticks. */
export function useGivenFacts(guide: CaseGuide): GivenFacts {
  const { connection, clock, plan, ticked, act } = useRoom(({ connection, room, me, act }) => ({
    connection,
    clock: room.clock,
    plan: room.plan,
    ticked: room.ticks[me.userId] ?? NO_TICKS,
    act,
  }))
  const now = useServerNow(connection, clock.status === 'running', EVERY_MS)
  const toGive = factsToGive(guide.guide.facts, planMinutes(plan))
  return {
    minuteOf: (id) => toGive.find(({ fact }) => fact.id === id)?.minute ?? null,
    isGiven: (id) => ticked.includes(givenItem(id)),
    setGiven: (id, on) => void act({ kind: 'tick', item: givenItem(id), on }),
    due: dueFacts(toGive, clock, now, ticked),
  }
}
