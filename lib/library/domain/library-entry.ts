import type { Related } from '@/lib/content/domain/related-schema'
import type { SourceDocument } from '@/lib/content/domain/source-document'
import type { CatalogKind } from './catalog'

/** A parsed document, by its catalogue row. */
export type LibraryDocument = {
  file: string
  kind: CatalogKind
  /** The row of the catalogue. For most files that is the id. */
  catalogId: string
  title: string
  related: Related
  /** The path of `related` in the front matter. */
  relatedAt: readonly string[]
  document: SourceDocument
}
