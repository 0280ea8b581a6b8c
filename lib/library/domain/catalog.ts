/** The kinds of thing that the catalogue lists. */
export type CatalogKind = 'case' | 'pattern' | 'concept' | 'guide'

/** A row of `content/catalog.tsv`, which lists the product's entire content by id. */
export type CatalogRow = { id: string; kind: CatalogKind; title: string; line: number }

const KINDS: readonly string[] = ['case', 'pattern', 'concept', 'guide'] satisfies CatalogKind[]

/** Parses the catalogue. Throws on a malformed row. */
export function parseCatalog(text: string): CatalogRow[] {
  return text
    .split('\n')
    .map((row, index) => ({ row, line: index + 1 }))
    .slice(1)
    .filter(({ row }) => row.trim() !== '')
    .map(({ row, line }) => {
      const [id, kind, title] = row.split('\t')
      if (!id || !kind || !title || !KINDS.includes(kind)) {
        throw new Error(
          `content/catalog.tsv, line ${line}: needs an id, a kind (${KINDS.join(', ')}) and a title`,
        )
      }
      return { id, kind: kind as CatalogKind, title, line }
    })
}
