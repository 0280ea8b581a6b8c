import { formatDay } from '@/components/ui/format/format-time'
import type { PresentedCase } from '@/lib/cases/domain/case'
import { type CaseRound, countsAsSeen } from '@/lib/rooms/domain/guide/guide-access'

/** A row of the library. `last` is the newest round in which the viewer saw the case, with a date in their own zone. */
export type LibraryEntry = PresentedCase & { last: { day: string; role: CaseRound['role'] } | null }

/** Combines each case with the newest round on it. `rounds` are sorted newest first. */
export function libraryEntries(
  cases: readonly PresentedCase[],
  rounds: readonly CaseRound[],
  timeZone: string,
  now: Date,
): LibraryEntry[] {
  return cases.map((one) => {
    const last = rounds.find((round) => round.caseId === one.id && countsAsSeen(round))
    return { ...one, last: last ? { day: formatDay(last.at, timeZone, now), role: last.role } : null }
  })
}
