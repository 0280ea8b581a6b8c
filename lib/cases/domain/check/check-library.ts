import type { FileFinding, Finding, Severity } from '@/lib/content/domain/finding'
import { parseCase } from '../parse-case'
import { parsePage } from '../parse-page'
import { PAGE_KINDS, type PageKind } from '../schema/page-schema'
import type { CatalogKind, CatalogRow } from './catalog'
import { checkCase } from './check-case'
import { checkChoosing, type ShippedCase } from './check-choosing'
import { checkLinks, type OneWayLink, oneWayLinks } from './check-links'
import { checkMoulds } from './check-moulds'
import { checkPage } from './check-page'
import { findFiller } from './check-prose'
import { checkSecondEdition } from './check-second-edition'
import { findCopiedPassages } from './copied-passages'
import type { LibraryDocument } from './library-entry'
import { findRepeatedSentences } from './repeated-sentences'

/** A content file as it lies in its folder; `name` is the file name without its ending. */
export type LibraryFile = { kind: CatalogKind; file: string; name: string; source: string }

export type LibraryReport = {
  counts: Record<CatalogKind, number>
  findings: FileFinding[]
  /** What `mendLinks` can put right. */
  oneWay: OneWayLink[]
}

/** Kinds whose rows must all be filled. */
const COMPLETE: readonly CatalogKind[] = ['case']

const CATALOG_FILE = 'content/catalog.tsv'

/**
 * Checks every file by itself and all of them together.
 * @param shared how much it weighs what many cases have in common; the shipped library is free of it
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
          catalogId: parsed.case.guide.catalog ?? parsed.case.id,
          related: parsed.case.guide.related,
          relatedAt: ['guide', 'related'],
          findings: checkCase(parsed.case, document),
        }
      : {
          id: parsed.page.id,
          catalogId: parsed.page.id,
          related: parsed.page.related,
          relatedAt: ['related'],
          findings: checkPage(parsed.page, document),
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
  return {
    entry: { ...rest, file: file.file, kind: file.kind, document },
    ...('case' in parsed && { shipped: { file: file.file, whole: parsed.case, document } }),
    findings: [...misnamed, ...findings],
  }
}

function isPageKind(kind: CatalogKind): kind is PageKind {
  return PAGE_KINDS.some((known) => known === kind)
}

/** Every file fills one row, and no row that must be filled is empty. */
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
