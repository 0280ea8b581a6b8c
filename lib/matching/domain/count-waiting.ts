import { REASONS, type Reason } from './why-not'

/** How many people wait, and why some of them do not fit. Each is counted once, under the first reason. */
export type WaitingCounts = { total: number; fit: number; reasons: { reason: Reason; people: number }[] }

/** @param groups people who share the same reasons for not fitting, or who fit and have none */
export function countWaiting(
  groups: readonly { people: number; reasons: readonly Reason[] }[],
): WaitingCounts {
  const firsts = new Map<Reason | null, number>()
  for (const { people, reasons } of groups) {
    const first = REASONS.find((reason) => reasons.includes(reason)) ?? null
    firsts.set(first, (firsts.get(first) ?? 0) + people)
  }
  return {
    total: groups.reduce((sum, { people }) => sum + people, 0),
    fit: firsts.get(null) ?? 0,
    reasons: REASONS.flatMap((reason) => {
      const people = firsts.get(reason) ?? 0
      return people > 0 ? [{ reason, people }] : []
    }),
  }
}
