/** Upper bounds of the groups in which confidence is compared with people's answers. */
const GROUPS = [0.6, 0.85, 1] as const
/** Minimum number of answers given by both sides, and of sessions they come from, before a share means anything. */
export const LEAST_COMPARED = 20
export const LEAST_SESSIONS = 5

/** How often people gave the same answer as the model when its confidence was in this range. */
export type AgreementGroup = Readonly<{
  /** Confidence above `from`, up to `to`. */
  from: number
  to: number
  compared: number
  agreed: number
  /** The number of sessions that these answers are from. */
  sessions: number
}>

/** @param pairs each answer of a model that a person also gave, with its session */
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
 * The confidence that is shown: what the model stated, but never more than how often people here agreed with it at
 * about that confidence. Null if not yet known.
 */
export function cappedConfidence(confidence: number, groups: readonly AgreementGroup[]): number | null {
  const group = groups.find(({ to }) => to === groupEnd(confidence))
  if (!group || !isKnown(group)) return null
  return Math.min(confidence, group.agreed / group.compared)
}

/** Whether there is enough data. */
export function isKnown({ compared, sessions }: AgreementGroup): boolean {
  return compared >= LEAST_COMPARED && sessions >= LEAST_SESSIONS
}

function groupEnd(confidence: number): number {
  return GROUPS.find((to) => confidence <= to) ?? 1
}
