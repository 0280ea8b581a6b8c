import { renderMarkdown, renderPlain } from '@/lib/content/domain/markdown/render-markdown'
import type { SourceProblem } from '@/lib/content/domain/source-document'
import { type PublicCase, publicCase } from './case'
import { checkCase } from './check/check-case'
import { parseCase } from './parse-case'
import { prepareCase } from './prepare-case'

/**
 * What to do with a source: parse it and, if `check`, also check its consistency. `plain` leaves its Markdown as
 * written.
 */
export type CaseJob = { source: string; check: boolean; plain: boolean }

/** The parsed source. `content` is the PreparedCase as JSON: it is stored as is, and only parsed when shown. */
export type CaseReading =
  | { ok: true; shown: PublicCase; content: string }
  | { ok: false; problem: SourceProblem }

/** Parses a source into everything that its pages show. May take long: servers do it in a worker. */
export function readCase({ source, check, plain }: CaseJob): CaseReading {
  const parsed = parseCase(source)
  if (!parsed.ok) return { ok: false, problem: parsed.problems[0] }
  const wrong = check
    ? checkCase(parsed.case, parsed.document).find(({ severity }) => severity === 'error')
    : null
  if (wrong) return { ok: false, problem: { line: wrong.line, message: wrong.message } }
  const prepared = prepareCase(parsed.case, plain ? renderPlain : renderMarkdown)
  return { ok: true, shown: publicCase(prepared), content: JSON.stringify(prepared) }
}
