import type { Options } from 'minisearch'
import type { SearchDocument } from './search-document'
import { termOf, wordsOf } from './terms'

/** How the index is built and read. Both sides need the same options, or words are not found. */
export const INDEX_OPTIONS: Options<SearchDocument> = {
  fields: ['title', 'names', 'headings', 'summary', 'body'],
  storeFields: ['kind', 'title', 'line', 'names'],
  tokenize: wordsOf,
  processTerm: termOf,
}

/** Where browsers load the index from. */
export const INDEX_ADDRESS = '/search/index.json'
