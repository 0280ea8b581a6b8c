import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type ContentFile, readContent } from '@/lib/content/server/read-content'
import { notFound } from '@/lib/shared/errors'
import { logError } from '@/lib/shared/log-error'
import { singleton } from '@/lib/shared/singleton'
import { readDiagramFile } from '../domain/diagram'
import { PAGE_KINDS, type PageGraph, type PageKind } from '../domain/page-schema'
import { parsePage } from '../domain/parse-page'
import { type PageSummary, type PreparedPage, preparePage } from '../domain/prepare-page'
import { PAGE_IDS } from '../domain/reading-path'

type Handbook = ReadonlyMap<string, PreparedPage>

/** All pages, loaded once per process. */
export function handbook(): Promise<Handbook> {
  const kept = singleton('handbook', (): { pages: Promise<Handbook> | null } => ({ pages: null }))
  kept.pages ??= readPages().catch((error: unknown) => {
    kept.pages = null
    throw error
  })
  return kept.pages
}

/** @throws AppError `not-found` */
export async function getPage(id: string): Promise<PreparedPage> {
  const page = (await handbook()).get(id)
  if (!page) throw notFound('page')
  return page
}

/** All pages in the order of the reading path. */
export async function listPages(): Promise<PageSummary[]> {
  const pages = await handbook()
  return PAGE_IDS.flatMap((id) => {
    const page = pages.get(id)
    return page ? [{ id, title: page.title, kind: page.kind, minutes: page.minutes, line: page.line }] : []
  })
}

/** The patterns that consist of components, with these, in the order of the reading path. */
export async function listPatternParts(): Promise<(PageGraph & { id: string; title: string })[]> {
  const pages = await handbook()
  return PAGE_IDS.flatMap((id) => {
    const page = pages.get(id)
    return page?.graph ? [{ id, title: page.title, ...page.graph }] : []
  })
}

/** Pages that refer to a case, in the order of the reading path. They reveal how it can be solved. */
export async function pagesForCase(caseId: string): Promise<PageSummary[]> {
  const pages = await handbook()
  const all = await listPages()
  return all.filter(({ id }) => pages.get(id)?.related.cases.includes(caseId))
}

/** One file after another, with a pause in between: rooms run in the same process. */
async function readPages(root = join(process.cwd(), 'content')): Promise<Handbook> {
  const pages = new Map<string, PreparedPage>()
  const cases = await caseAddresses(root)
  for (const kind of PAGE_KINDS) {
    for (const file of await readContent(`${kind}s`, root)) {
      const page = await readPage(file, kind, root)
      if (page) pages.set(page.id, withAddresses(page, cases))
      await setImmediate()
    }
  }
  return pages
}

/** Cases whose catalogue row names their answer have another URL; pages refer to the row. */
async function caseAddresses(root: string): Promise<ReadonlyMap<string, string>> {
  const files = await readContent('cases', root)
  return new Map(
    files.map(({ name, source }) => [/^ {2}catalog: ([a-z0-9-]+)$/m.exec(source)?.[1] ?? name, name]),
  )
}

function withAddresses(page: PreparedPage, addresses: ReadonlyMap<string, string>): PreparedPage {
  const cases = page.related.cases.map((row) => addresses.get(row) ?? row)
  return { ...page, related: { ...page.related, cases } }
}

async function readPage(file: ContentFile, kind: PageKind, root: string): Promise<PreparedPage | null> {
  const parsed = parsePage(file.source, kind)
  if (!parsed.ok) {
    const [{ line, message }] = parsed.problems
    logError('handbook', new Error(`${file.path}:${line}: ${message}`))
    return null
  }
  const svg = await readFile(
    join(/*turbopackIgnore: true*/ root, 'diagrams', `${file.name}.svg`),
    'utf8',
  ).catch(() => null)
  return preparePage(parsed.page, svg === null ? null : readDiagramFile(svg))
}
