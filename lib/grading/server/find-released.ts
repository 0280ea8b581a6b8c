import { gradersOf, isReleased } from '../domain/blind'
import { findGrades } from './find-grades'
import type { EndedRound } from './list-grade-states'

/**
 * Which of some ended rounds have open grades, by room id.
 * @param now ms since 1970
 */
export async function findReleased(rounds: readonly EndedRound[], now: number): Promise<Set<string>> {
  const byRoom = await findGrades(rounds.map(({ id }) => id))
  const released = rounds.filter(({ id, mode, endedAt, members }) =>
    isReleased(byRoom.get(id) ?? [], { graders: gradersOf(members, mode), endedAt, now }),
  )
  return new Set(released.map(({ id }) => id))
}
