import type { FileFinding } from '@/lib/content/domain/finding'
import type { CatalogKind, CatalogRow } from './catalog'
import type { LibraryDocument } from './library-entry'

const LISTS = [
  ['patterns', 'pattern'],
  ['concepts', 'concept'],
  ['cases', 'case'],
] as const

/** A link from one document that the other does not return. */
export type OneWayLink = {
  from: LibraryDocument
  to: LibraryDocument
  list: 'patterns' | 'concepts' | 'cases'
  index: number
}

/** Every id in `related` is a row of its kind, and linked documents link back. */
export function checkLinks(
  entries: readonly LibraryDocument[],
  catalog: readonly CatalogRow[],
): FileFinding[] {
  const broken = entries.flatMap(({ file, related, relatedAt, document, catalogId }) =>
    LISTS.flatMap(([list, kind]) =>
      related[list].flatMap((id, index): FileFinding[] => {
        const problem = linkProblem(id, kind, catalogId, related[list], index, catalog)
        if (!problem) return []
        return [
          {
            file,
            line: document.lineOf([...relatedAt, list, index]),
            message: `related ${list}: ${problem}`,
            severity: 'error',
          },
        ]
      }),
    ),
  )
  const oneWay = oneWayLinks(entries).map(
    ({ from, to, list, index }): FileFinding => ({
      file: from.file,
      line: from.document.lineOf([...from.relatedAt, list, index]),
      message: `related ${list}: ${to.catalogId} does not link back; add ${from.catalogId} to the related ${listOf(from.kind)} of ${to.file}, or drop the link`,
      severity: 'error',
    }),
  )
  return [...broken, ...oneWay]
}

function linkProblem(
  id: string,
  kind: CatalogKind,
  own: string,
  list: readonly string[],
  index: number,
  catalog: readonly CatalogRow[],
): string | null {
  if (id === own) return `${id} links to itself; drop it`
  if (list.indexOf(id) < index) return `${id} is listed twice; keep one`
  const row = catalog.find((candidate) => candidate.id === id)
  if (!row) return `the catalogue has no ${id}; fix the id`
  return row.kind === kind ? null : `${id} is a ${row.kind}; move it to ${listOf(row.kind)}`
}

/** Links between existing documents that only one side has. Guides have no list to link back from. */
export function oneWayLinks(entries: readonly LibraryDocument[]): OneWayLink[] {
  return entries.flatMap((from) =>
    LISTS.flatMap(([list, kind]) =>
      from.related[list].flatMap((id, index) => {
        const to = entries.find((entry) => entry.kind === kind && entry.catalogId === id)
        const back = LISTS.find((entry) => entry[1] === from.kind)?.[0]
        if (!to || !back || to === from || to.related[back].includes(from.catalogId)) return []
        return [{ from, to, list, index }]
      }),
    ),
  )
}

function listOf(kind: CatalogKind): string {
  return `${kind}s`
}
