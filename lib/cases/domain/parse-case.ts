import { z } from 'zod'
import { describeIssue, placeOf } from '@/lib/content/domain/describe-issue'
import {
  isNotEmpty,
  readSource,
  type SourceDocument,
  type SourceProblem,
} from '@/lib/content/domain/source-document'
import type { Case } from './case'
import { readCaseBody } from './case-body'
import { guide } from './schema/guide-schema'
import { publicShape } from './schema/public-schema'

const frontMatter = z.strictObject({ ...publicShape, guide })

export type ParsedCase =
  | { ok: true; case: Case; document: SourceDocument }
  | { ok: false; problems: [SourceProblem, ...SourceProblem[]] }

/**
 * Parses the Markdown of a case. Reports syntax problems, each with a line and what to do; whether the content is
 * consistent is for `checkCase`.
 */
export function parseCase(source: string): ParsedCase {
  const read = readSource(source)
  if (!read.ok) return read
  const { document } = read
  const { body, problems } = readCaseBody(document.body, document.bodyLine)
  const parsed = frontMatter.safeParse(document.data, { reportInput: true })
  if (!parsed.success) {
    problems.unshift(
      ...parsed.error.issues.map((issue) => ({
        line: document.lineOf(placeOf(issue)),
        message: describeIssue(issue),
      })),
    )
  }
  if (parsed.success && body) return { ok: true, case: { ...parsed.data, body }, document }
  if (isNotEmpty(problems)) return { ok: false, problems }
  throw new Error('A case that could not be read has no problem to show')
}
