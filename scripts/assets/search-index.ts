import { mkdir, readFile, writeFile } from 'node:fs/promises'
import MiniSearch from 'minisearch'
import { publicCase } from '@/lib/cases/domain/case'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { readContent } from '@/lib/content/server/read-content'
import { PAGE_KINDS } from '@/lib/handbook/domain/page-schema'
import { parsePage } from '@/lib/handbook/domain/parse-page'
import { parseCatalog } from '@/lib/library/domain/catalog'
import { INDEX_OPTIONS } from '@/lib/library/domain/search/index-options'
import { caseDocument, pageDocument } from '@/lib/library/domain/search/page-document'
import type { SearchDocument } from '@/lib/library/domain/search/search-document'

/** The index of handbook and cases as JSON. Files that cannot be parsed are left out: content:check reports them. */
export async function searchIndex(): Promise<string> {
  const rows = parseCatalog(await readFile('content/catalog.tsv', 'utf8'))
  const documents: SearchDocument[] = []
  for (const kind of PAGE_KINDS) {
    for (const { name, source } of await readContent(`${kind}s`)) {
      const parsed = parsePage(source, kind)
      const row = rows.find(({ id }) => id === name)?.title ?? name
      if (parsed.ok) documents.push(pageDocument(parsed.page, row))
    }
  }
  for (const { source } of await readContent('cases')) {
    const parsed = parseCase(source)
    if (!parsed.ok) continue
    const { id, guide } = parsed.case
    const row = rows.find((one) => one.id === (guide.catalog ?? id))?.title ?? null
    const tells = row !== null && guide.giveaways.some((word) => hasWord(row, word))
    documents.push(caseDocument(publicCase(parsed.case), tells ? null : row))
  }
  const index = new MiniSearch(INDEX_OPTIONS)
  index.addAll(documents)
  return JSON.stringify(index)
}

/** Giveaways are matched from the start of a word. */
function hasWord(text: string, start: string): boolean {
  return ` ${text.toLowerCase()}`
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .includes(` ${start.toLowerCase()}`)
}

/** Writes the index where browsers load it from. */
export async function writeSearchIndex(): Promise<void> {
  await mkdir('public/search', { recursive: true })
  await writeFile('public/search/index.json', await searchIndex())
}

if (process.argv[1]?.endsWith('search-index.ts')) await writeSearchIndex()
