import MiniSearch from 'minisearch'
import { INDEX_ADDRESS, INDEX_OPTIONS } from '../domain/search/index-options'
import type { SearchDocument } from '../domain/search/search-document'
import { type Found, searchLibrary } from '../domain/search/search-library'

let index: Promise<MiniSearch<SearchDocument>> | null = null

/** Loads the index once per page. After a failure, the next query loads it again. */
export function loadIndex(): Promise<MiniSearch<SearchDocument>> {
  index ??= fetchIndex().catch((error: unknown) => {
    index = null
    throw error
  })
  return index
}

export async function find(question: string): Promise<Found[]> {
  return searchLibrary(await loadIndex(), question)
}

async function fetchIndex(): Promise<MiniSearch<SearchDocument>> {
  const response = await fetch(INDEX_ADDRESS)
  if (!response.ok) throw new Error(`The search index answered ${response.status}`)
  return MiniSearch.loadJSON(await response.text(), INDEX_OPTIONS)
}
