import type { CaseVersion } from '@/lib/db/generated/client'
import type { RoundMinutes } from '@/lib/framework/steps'
import type { PresentedCase } from '../domain/case'

/** The columns that may be shown; the source is not among them. */
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

/** Turns a row into what may leave the server. */
export function presentCase(row: Pick<CaseVersion, keyof typeof SHOWN>): PresentedCase {
  const { id, caseId, origin, title, kind, difficulty, levels, minutes, tags, prompt, aka, teaser, hardest } =
    row
  // Rows are written from parsed cases only, so the lengths are the known ones.
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
