import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { caseVersionOf } from '@/lib/rooms/server/guide/case-version-of'
import { guideAccessOf } from '@/lib/rooms/server/guide/get-case-guide'
import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { AppError } from '@/lib/shared/errors'

/**
 * The notes of an ended round's case on observables, for a member who grades it. They belong to the guide: a member
 * who is the candidate of another open round on the case gets none.
 * @param now ms since 1970
 */
export async function caseNotes(
  { id, caseId, me }: Pick<RoundOverview, 'id' | 'caseId' | 'me'>,
  now: number,
): Promise<Record<string, string>> {
  if ((await guideAccessOf(me.userId, { caseId, own: false }, new Date(now))) !== 'open') return {}
  try {
    const { guide } = await getCaseVersion(await caseVersionOf(id))
    return Object.fromEntries(guide.notes.map(({ observable, note }) => [observable, note]))
  } catch (error) {
    // A version that can no longer be read: the round can be graded without its notes.
    if (error instanceof AppError && error.code === 'case/unreadable') return {}
    throw error
  }
}
