import MiniSearch from 'minisearch'
import type { CatalogKind } from '../catalog'
import type { SearchDocument } from './search-document'
import { wordsOf } from './terms'

export type Found = { address: string; kind: CatalogKind; title: string; line: string }
type Index = MiniSearch<SearchDocument>

/** Maximum number of results: nobody reads more. */
const MOST_FOUND = 12
/** Longer queries are cut: each word requires a fuzzy lookup. */
const MOST_WORDS = 16
const BOOST = { title: 9, names: 6, headings: 2, summary: 3 }

/** The matches of a query, the best first. Words may be misspelt, and the last one incomplete. */
export function searchLibrary(index: Index, question: string): Found[] {
  const words = wordsOf(question.slice(0, 500)).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const named = namesOf(index).get(plain(words)) ?? []
  const found = index.search(words.join(' '), {
    boost: BOOST,
    fuzzy: (term) => (term.length > 7 ? 2 : term.length > 3 ? 1 : 0),
    prefix: (_, at, terms) => at === terms.length - 1,
    weights: { fuzzy: 0.4, prefix: 0.6 },
  })
  const answers = found
    // Of two pages, the one that matches more of the query comes first.
    .map((result) => ({ ...asFound(result), score: result.score * result.queryTerms.length }))
    .filter(({ address }) => !named.some((one) => one.address === address))
    .sort((a, b) => b.score - a.score)
    .map(({ address, kind, title, line }) => ({ address, kind, title, line }))
  return [...named, ...answers].slice(0, MOST_FOUND)
}

const names = new WeakMap<Index, Map<string, Found[]>>()

/** Documents by name: titles before alternative names. */
function namesOf(index: Index): Map<string, Found[]> {
  const known = names.get(index)
  if (known) return known
  const made = new Map<string, Found[]>()
  const add = (name: string, found: Found) => {
    const key = plain(wordsOf(name))
    const there = made.get(key) ?? []
    if (!there.some(({ address }) => address === found.address)) made.set(key, [...there, found])
  }
  const all = index.search(MiniSearch.wildcard)
  for (const result of all) add(String(result.title), asFound(result))
  for (const result of all) for (const name of String(result.names).split('\n')) add(name, asFound(result))
  names.set(index, made)
  return made
}

function asFound({ id, kind, title, line }: { id: unknown; [field: string]: unknown }): Found {
  return { address: String(id), kind: kind as CatalogKind, title: String(title), line: String(line) }
}

function plain(words: readonly string[]): string {
  return words.join(' ').toLowerCase()
}
