import { POINTS, type Point } from '@/lib/framework/points'
import type { Fact, Guide } from './schema/guide-schema'

/** `give_by` is a minute of a round of this length. */
export const GIVE_BY_MINUTES = 45

export type FactToGive = { fact: Fact; point: Point; minute: number }

/** The facts that a candidate needs whether they ask or not, with their minutes in a round of `total` minutes. */
export function factsToGive(facts: Guide['facts'], total: number): FactToGive[] {
  return POINTS.flatMap((point) =>
    facts[point].flatMap((fact) =>
      fact.give_by ? [{ fact, point, minute: minuteOf(fact.give_by, total) }] : [],
    ),
  ).sort((a, b) => a.minute - b.minute)
}

/** The same share of the round, in whole minutes; never before there was time to ask. */
function minuteOf(giveBy: number, total: number): number {
  return Math.max(1, Math.round((giveBy * total) / GIVE_BY_MINUTES))
}
