import type { Finding } from '@/lib/content/domain/finding'
import { MAX_SOURCE_LENGTH } from '@/lib/content/domain/source-document'
import { storedText } from '@/lib/shared/stored-text'
import type { Case } from './case'
import { checkCase } from './check/check-case'
import { parseCase } from './parse-case'

/** Who may use a case that a user wrote. */
export const VISIBILITIES = ['draft', 'private', 'shared'] as const
export type CaseVisibility = (typeof VISIBILITIES)[number]

/** Maximum number of cases per user, and of versions kept of each. */
export const MOST_DRAFTS = 200
export const MOST_VERSIONS = 200

/** A source while it is being written: it need not be valid. */
export const sourceSchema = storedText()
  .max(MAX_SOURCE_LENGTH, 'The file is too long for a case.')
  .refine(
    (source) =>
      source.length > MAX_SOURCE_LENGTH || new TextEncoder().encode(source).length <= MAX_SOURCE_LENGTH,
    'The file is too long for a case.',
  )

/** A draft as shown in lists. */
export type DraftLine = {
  id: string
  title: string
  visibility: CaseVisibility
  updatedAt: Date
  versions: number
}

/** A published version of a draft; lists have the newest first. */
export type VersionLine = { id: string; createdAt: Date; title: string; current: boolean }

/** A draft as its editor loads it. */
export type CaseDraft = {
  id: string
  title: string
  source: string
  revision: number
  visibility: CaseVisibility
  versions: VersionLine[]
}

/** The review of a source while it is being written. `whole` is null until its syntax is valid. */
export type SourceReview = { whole: Case | null; findings: Finding[]; publishable: boolean }

/** Parses and checks a source. It can be published once it has no errors; the library's standards are advice. */
export function reviewSource(source: string): SourceReview {
  const parsed = parseCase(source)
  if (!parsed.ok) {
    const findings = parsed.problems.map((problem): Finding => ({ ...problem, severity: 'error' }))
    return { whole: null, findings, publishable: false }
  }
  const findings = checkCase(parsed.case, parsed.document).sort((a, b) => a.line - b.line)
  return { whole: parsed.case, findings, publishable: findings.every(({ severity }) => severity !== 'error') }
}

/** The title of a source that may be incomplete. */
export function titleOf(source: string): string {
  const title = /^title:[ \t]*(.+)$/m
    .exec(source)?.[1]
    ?.trim()
    .replaceAll(/^["']|["']$/g, '')
  return title ? title.slice(0, 80) : 'Untitled case'
}
