/** Upper ends of the groups in which confidence is compared with what people answered. */
const GROUPS = [0.6, 0.85, 1] as const
/** Answers that both sides gave, and sessions that they are from, before a share means anything. */
export const LEAST_COMPARED = 20
export const LEAST_SESSIONS = 5

/** How often people answered like the model where it was about this sure. */
export type AgreementGroup = Readonly<{
  /** Confidence above `from`, up to `to`. */
  from: number
  to: number
  compared: number
  agreed: number
  /** Sessions that these answers are from. */
  sessions: number
}>

/** @param pairs each answer of a model that a person answered too, with the session that it is from */
export function agreementOf(
  pairs: readonly { session: string; confidence: number; agrees: boolean }[],
): AgreementGroup[] {
  return GROUPS.map((to, index) => {
    const from = GROUPS[index - 1] ?? 0
    const own = pairs.filter(({ confidence }) => groupEnd(confidence) === to)
    return {
      from,
      to,
      compared: own.length,
      agreed: own.filter(({ agrees }) => agrees).length,
      sessions: new Set(own.map(({ session }) => session)).size,
    }
  })
}

/**
 * The confidence that is shown: what the model said, but never more than how often people here agreed with it when it
 * was about as sure. Null: not yet known.
 */
export function cappedConfidence(confidence: number, groups: readonly AgreementGroup[]): number | null {
  const group = groups.find(({ to }) => to === groupEnd(confidence))
  if (!group || !isKnown(group)) return null
  return Math.min(confidence, group.agreed / group.compared)
}

/** Whether there is enough to go by. */
export function isKnown({ compared, sessions }: AgreementGroup): boolean {
  return compared >= LEAST_COMPARED && sessions >= LEAST_SESSIONS
}

function groupEnd(confidence: number): number {
  return GROUPS.find((to) => confidence <= to) ?? 1
}
