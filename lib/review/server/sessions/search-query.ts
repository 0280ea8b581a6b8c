/**
 * What is looked for as Postgres reads it, a text a term. The words are letters and digits alone, so that nothing in them
 * is an operator. @param terms of `searchTerms`; the last word may be the beginning of one
 */
export function queryTexts(terms: readonly (readonly string[])[]): string[] {
  return terms.map((words, index) => words.join('<->') + (index === terms.length - 1 ? ':*' : ''))
}

/** SQL of such a text as a query, in both ways in which words are kept. @param text SQL */
export const asQuery = (text: string) => `(to_tsquery('simple', ${text}) || to_tsquery('english', ${text}))`

/**
 * SQL of the words of a text: as they are, so that names and figures are found, and by their stems, so that `caches` finds
 * "caching". @param text SQL of plain words
 */
export const asWords = (text: string) => `(to_tsvector('simple', ${text}) || to_tsvector('english', ${text}))`
