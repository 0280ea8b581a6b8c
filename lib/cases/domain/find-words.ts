import type { Word } from './schema/guide-schema'

/**
 * The words whose term, or an alternative name, contains a word that starts with the search text. Capitals, accents,
 * spaces and hyphens make no difference: nobody hears them.
 */
export function findWords(words: readonly Word[], search: string): Word[] {
  const wanted = plainText(search)
  return words.filter(({ term, also }) => [term, ...also].some((name) => startsOf(name, wanted)))
}

/** A name without anything that cannot be heard, so that `write-ahead log` and `Write ahead log` are the same. */
export function plainText(name: string): string {
  return partsOf(name).join('')
}

function startsOf(name: string, wanted: string): boolean {
  const parts = partsOf(name)
  return parts.length === 0 || parts.some((_, at) => parts.slice(at).join('').startsWith(wanted))
}

function partsOf(name: string): string[] {
  const bare = name.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return bare.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? []
}
