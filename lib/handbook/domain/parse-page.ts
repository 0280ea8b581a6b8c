import { describeIssue, placeOf } from '@/lib/content/domain/describe-issue'
import { checkHeadings, splitAtHeadings } from '@/lib/content/domain/headings'
import {
  isNotEmpty,
  readSource,
  type SourceDocument,
  type SourceProblem,
} from '@/lib/content/domain/source-document'
import { type PageFrontMatter, type PageKind, page } from './page-schema'

/** The fixed headings of a pattern or a concept, in order. Guides choose their own. */
export const PAGE_HEADINGS = [
  'The problem',
  'How it works',
  'When to use it, and when not',
  'Trade-offs',
  'Worked example',
  'In an interview',
  'Misreadings',
] as const

/** A handbook page: its front matter, and its Markdown by heading. */
export type Page = PageFrontMatter & { sections: { title: string; text: string }[] }

export type ParsedPage =
  | { ok: true; page: Page; document: SourceDocument }
  | { ok: false; problems: [SourceProblem, ...SourceProblem[]] }

/** Parses the Markdown of a pattern, a concept or a guide. Problems have a line and say what to do. */
export function parsePage(source: string, kind: PageKind): ParsedPage {
  const read = readSource(source)
  if (!read.ok) return read
  const { document } = read
  const sections = splitAtHeadings(document.body, 2, document.bodyLine)
  const problems: SourceProblem[] = []
  const parsed = page.safeParse(document.data, { reportInput: true })
  for (const issue of parsed.error?.issues ?? []) {
    problems.push({ line: document.lineOf(placeOf(issue)), message: describeIssue(issue) })
  }
  if (parsed.success && parsed.data.kind !== kind) {
    problems.push({
      line: document.lineOf(['kind']),
      message: `kind is ${parsed.data.kind}; this folder holds ${kind}s`,
    })
  }
  if (kind !== 'guide') problems.push(...checkHeadings(sections, PAGE_HEADINGS, document.bodyLine))
  if (isNotEmpty(problems)) return { ok: false, problems }
  if (!parsed.success) throw parsed.error
  return {
    ok: true,
    page: { ...parsed.data, sections: sections.map(({ title, text }) => ({ title, text })) },
    document,
  }
}
