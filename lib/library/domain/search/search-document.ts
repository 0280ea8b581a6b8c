import type { CatalogKind } from '../catalog'

/** A document in the search index: only its public part. */
export type SearchDocument = {
  /** Its URL. */
  id: string
  kind: CatalogKind
  title: string
  /** One line for lists. */
  line: string
  /** Alternative names, one per line. */
  names: string
  headings: string
  summary: string
  body: string
}
