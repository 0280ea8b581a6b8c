import type { Related } from '@/lib/content/domain/related-schema'
import type { SourceDocument } from '@/lib/content/domain/source-document'
import type { CatalogKind } from './catalog'

/** A readable document, by the row of the catalogue it fills. */
export type LibraryDocument = {
  file: string
  kind: CatalogKind
  /** The row of the catalogue. For most files that is the id. */
  catalogId: string
  title: string
  related: Related
  /** Where `related` stands in the front matter. */
  relatedAt: readonly string[]
  document: SourceDocument
}
