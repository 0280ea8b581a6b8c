/**
 * A search in the syntax of Postgres, one text per term. The words consist of letters and digits only, so nothing in
 * them is an operator. @param terms of `searchTerms`; the last word may be the beginning of one
 */
export function queryTexts(terms: readonly (readonly string[])[]): string[] {
  return terms.map((words, index) => words.join('<->') + (index === terms.length - 1 ? ':*' : ''))
}

/** SQL of such a text as a query, in both forms in which words are stored. @param text SQL */
export const asQuery = (text: string) => `(to_tsquery('simple', ${text}) || to_tsquery('english', ${text}))`

/**
 * SQL of the words of a text: unchanged, so that names and figures are found, and by their stems, so that `caches`
 * finds "caching". @param text SQL of plain words
 */
export const asWords = (text: string) => `(to_tsvector('simple', ${text}) || to_tsvector('english', ${text}))`
