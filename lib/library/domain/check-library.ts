import { checkCase } from '@/lib/cases/domain/check/check-case'
import { checkChoosing, type ShippedCase } from '@/lib/cases/domain/check/check-choosing'
import { checkMoulds } from '@/lib/cases/domain/check/check-moulds'
import { checkSecondEdition } from '@/lib/cases/domain/check/check-second-edition'
import { caseProse, findRepeatedSentences } from '@/lib/cases/domain/check/repeated-sentences'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { checkLength, findFiller } from '@/lib/content/domain/check/check-prose'
import type { FileFinding, Finding, Severity } from '@/lib/content/domain/finding'
import { checkPage } from '@/lib/handbook/domain/check-page'
import { pageProse } from '@/lib/handbook/domain/page-prose'
import { PAGE_KINDS, type PageKind } from '@/lib/handbook/domain/page-schema'
import { parsePage } from '@/lib/handbook/domain/parse-page'
import type { CatalogKind, CatalogRow } from './catalog'
import { checkLinks, type OneWayLink, oneWayLinks } from './check-links'
import { checkPhrases, type Prose } from './check-phrases'
import { checkQuestions, type Question } from './check-questions'
import { findCopiedPassages } from './copied-passages'
import type { LibraryDocument } from './library-entry'

/** A content file in its folder; `name` is the file name without its extension. */
export type LibraryFile = { kind: CatalogKind; file: string; name: string; source: string }

export type LibraryReport = {
  counts: Record<CatalogKind, number>
  findings: FileFinding[]
  /** Problems that `fixLinks` can fix. */
  oneWay: OneWayLink[]
}

/** Kinds for which every row needs a file. */
const COMPLETE: readonly CatalogKind[] = ['case', ...PAGE_KINDS]

/** Minimum number of words in a page's file, in total; the length of its body is checked with the page. */
const LEAST_WORDS: Record<PageKind, number> = { pattern: 700, concept: 600, guide: 900 }

const CATALOG_FILE = 'content/catalog.tsv'

/**
 * Checks each file by itself and all of them together.
 * @param shared severity of text that many cases have in common; the shipped library has none
 */
export function checkLibrary(
  files: readonly LibraryFile[],
  catalog: readonly CatalogRow[],
  shared: Severity = 'warning',
): LibraryReport {
  const read = files.map((file) => ({ file, ...readEntry(file) }))
  const entries = read.flatMap(({ entry }) => (entry ? [entry] : []))
  const shipped = read.flatMap((one) => one.shipped ?? [])
  const findings = [
    ...read.flatMap(({ file, findings }) => findings.map((finding) => ({ ...finding, file: file.file }))),
    ...files.flatMap(({ file, source }) => findFiller(source).map((finding) => ({ ...finding, file }))),
    ...checkCatalog(files, entries, catalog),
    ...checkLinks(entries, catalog),
    ...findCopiedPassages(files),
    ...checkPhrases(
      read.flatMap(({ prose }) => prose ?? []),
      [...catalog, ...read.flatMap(({ entry }) => entry ?? [])].map(({ title }) => title),
    ),
    ...checkQuestions(read.flatMap(({ questions }) => questions ?? [])),
    ...checkChoosing(shipped),
    ...checkSecondEdition(shipped),
    ...checkMoulds(shipped, shared),
    ...findRepeatedSentences(shipped, shared),
  ]
  const count = (kind: CatalogKind) => files.filter((file) => file.kind === kind).length
  return {
    counts: {
      case: count('case'),
      pattern: count('pattern'),
      concept: count('concept'),
      guide: count('guide'),
    },
    oneWay: oneWayLinks(entries),
    findings: findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  }
}

function readEntry(file: LibraryFile): {
  entry: LibraryDocument | null
  shipped?: ShippedCase
  prose?: Prose
  questions?: Question[]
  findings: Finding[]
} {
  const parsed = isPageKind(file.kind) ? parsePage(file.source, file.kind) : parseCase(file.source)
  if (!parsed.ok)
    return { entry: null, findings: parsed.problems.map((problem) => ({ ...problem, severity: 'error' })) }
  const { document } = parsed
  const about =
    'case' in parsed
      ? {
          id: parsed.case.id,
          title: parsed.case.title,
          catalogId: parsed.case.guide.catalog ?? parsed.case.id,
          related: parsed.case.guide.related,
          relatedAt: ['guide', 'related'],
          findings: checkCase(parsed.case, document),
        }
      : {
          id: parsed.page.id,
          title: parsed.page.title,
          catalogId: parsed.page.id,
          related: parsed.page.related,
          relatedAt: ['related'],
          findings: [
            ...checkPage(parsed.page, document),
            ...checkLength('the file', file.source, { least: LEAST_WORDS[parsed.page.kind] }, 1),
          ],
        }
  const { id, findings, ...rest } = about
  const misnamed: Finding[] =
    id === file.name
      ? []
      : [
          {
            line: document.lineOf(['id']),
            message: `the id is ${id}, but the file is ${file.name}.md; make them equal`,
            severity: 'error',
          },
        ]
  const shared = {
    entry: { ...rest, file: file.file, kind: file.kind, document },
    findings: [...misnamed, ...findings],
  }
  if ('case' in parsed) {
    const shipped = { file: file.file, whole: parsed.case, document }
    return { ...shared, shipped, prose: { file: file.file, texts: caseProse(shipped) } }
  }
  const questions = parsed.page.cards.map((card, index) => ({
    ...card,
    file: file.file,
    line: document.lineOf(['cards', index]),
  }))
  return { ...shared, prose: { file: file.file, texts: pageProse(parsed.page, document) }, questions }
}

function isPageKind(kind: CatalogKind): kind is PageKind {
  return PAGE_KINDS.some((known) => known === kind)
}

/** Every file belongs to one row, and no row that needs a file lacks one. */
function checkCatalog(
  files: readonly LibraryFile[],
  entries: readonly LibraryDocument[],
  catalog: readonly CatalogRow[],
): FileFinding[] {
  const strangers = entries
    .filter(({ catalogId, kind }) => !catalog.some((row) => row.id === catalogId && row.kind === kind))
    .map(({ file, kind, catalogId, document }) => ({
      file,
      line: document.lineOf(kind === 'case' ? ['guide', 'catalog'] : ['id']),
      message: `the catalogue has no ${kind} ${catalogId}; ${kind === 'case' ? 'name its row in guide.catalog' : 'fix the id'}`,
      severity: 'error' as const,
    }))
  const twins = entries
    .filter((entry, index) => entries.findIndex((other) => other.catalogId === entry.catalogId) < index)
    .map(({ file, catalogId, document }) => ({
      file,
      line: document.lineOf(['id']),
      message: `the row ${catalogId} of the catalogue is filled twice; keep one file`,
      severity: 'error' as const,
    }))
  const missing = catalog
    .filter(({ kind, id }) => COMPLETE.includes(kind) && !entries.some((entry) => entry.catalogId === id))
    .filter(({ id }) => !files.some(({ name }) => name === id))
    .map(({ id, kind, line }) => ({
      file: CATALOG_FILE,
      line,
      message: `the ${kind} ${id} has no file; write content/${kind}s/${id}.md, or name the row in guide.catalog of another`,
      severity: 'error' as const,
    }))
  return [...strangers, ...twins, ...missing]
}
