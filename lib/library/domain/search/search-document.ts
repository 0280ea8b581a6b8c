import type { CatalogKind } from '../catalog'

/** A document as the search knows it: only what anybody may see. */
export type SearchDocument = {
  /** Its address. */
  id: string
  kind: CatalogKind
  title: string
  /** One line for lists. */
  line: string
  /** Other names, one a line. */
  names: string
  headings: string
  summary: string
  body: string
}
