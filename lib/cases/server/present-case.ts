import type { CaseVersion } from '@/lib/db/generated/client'
import type { RoundMinutes } from '@/lib/framework/steps'
import type { PresentedCase } from '../domain/case'

/** The columns that may be shown; the source is not one of them. */
export const SHOWN = {
  id: true,
  caseId: true,
  origin: true,
  title: true,
  kind: true,
  difficulty: true,
  levels: true,
  minutes: true,
  tags: true,
  prompt: true,
  aka: true,
  teaser: true,
  hardest: true,
} as const

/** Converts a row into the part that may leave the server. */
export function presentCase(row: Pick<CaseVersion, keyof typeof SHOWN>): PresentedCase {
  const { id, caseId, origin, title, kind, difficulty, levels, minutes, tags, prompt, aka, teaser, hardest } =
    row
  // Rows are only written from parsed cases, so the lengths are valid.
  return {
    id: caseId,
    versionId: id,
    origin,
    title,
    kind,
    difficulty,
    levels,
    minutes: minutes as RoundMinutes[],
    tags,
    prompt,
    aka,
    teaser,
    hardest,
  }
}
