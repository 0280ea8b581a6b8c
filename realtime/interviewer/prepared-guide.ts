import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import { WordsGuard } from '@/lib/interviewer/domain/guard/words-guard'
import { type InterviewGuide, interviewGuideOf } from '@/lib/interviewer/domain/interview-guide'
import { PROMPT_TEXTS } from '@/lib/interviewer/domain/question/interviewer-question'
import { spokenVocabulary } from '@/lib/interviewer/server/spoken-vocabulary'
import { caseVersionOf } from '@/lib/rooms/server/guide/case-version-of'

/** A case's guide as an interviewer needs it, with the guard that checks words against it. */
export type PreparedGuide = { guide: InterviewGuide; guard: WordsGuard }

/** Maximum number of guides kept: the passages of one take up 1.3 MB (measured over ten cases). */
const KEPT = 16

/** By version, which never changes: rooms on the same case share it. */
const kept = new Map<string, PreparedGuide>()

/** @throws AppError `not-found`, `case/unreadable` */
export async function preparedGuide(roomId: string): Promise<PreparedGuide> {
  const version = await caseVersionOf(roomId)
  const known = kept.get(version)
  if (known) return known
  const guide = interviewGuideOf(await getCaseVersion(version))
  const { giveaways, secrets, open } = guide
  const vocabulary = await spokenVocabulary()
  const guard = new WordsGuard({ giveaways, secrets: [...secrets, ...PROMPT_TEXTS], open, vocabulary })
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size >= KEPT) kept.delete(oldest)
  kept.set(version, { guide, guard })
  return { guide, guard }
}
