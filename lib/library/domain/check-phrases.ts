import type { FileFinding } from '@/lib/content/domain/finding'

/** A document's prose, text by text, with line numbers. */
export type Prose = { file: string; texts: readonly { text: string; line: number }[] }

/** A phrase is this many consecutive words within a sentence. */
const PHRASE_WORDS = 5
/** Maximum number of documents in which a phrase may occur. */
export const MOST_DOCUMENTS = 5

type Found = { file: string; line: number }

/**
 * Phrases used by more documents than chance explains: somebody who reads several notices the repetition. Titles of the
 * catalogue are names, wherever they occur, and a phrase with a figure is a fact.
 */
export function checkPhrases(documents: readonly Prose[], titles: readonly string[]): FileFinding[] {
  const names = titles.map((title) => ` ${wordsOf(title).join(' ')} `)
  const places = new Map<string, Found[]>()
  for (const { file, texts } of documents) {
    const seen = new Set<string>()
    for (const { text, line } of texts) {
      for (const phrase of phrasesOf(text)) {
        if (seen.has(phrase)) continue
        seen.add(phrase)
        const found = places.get(phrase)
        if (found) found.push({ file, line })
        else places.set(phrase, [{ file, line }])
      }
    }
  }
  return [...places].flatMap(([phrase, found]) => {
    if (found.length <= MOST_DOCUMENTS || isName(phrase, names)) return []
    return found.map(
      ({ file, line }): FileFinding => ({
        file,
        line,
        message: `"${phrase}" stands in ${found.length} documents, ${MOST_DOCUMENTS} at most; say it another way`,
        severity: 'standard',
      }),
    )
  })
}

function isName(phrase: string, names: readonly string[]): boolean {
  return names.some((name) => ` ${phrase} `.includes(name) || name.includes(` ${phrase} `))
}

function phrasesOf(text: string): string[] {
  return text.split(/[.!?:;()|"“”]/).flatMap((sentence) => {
    const words = wordsOf(sentence)
    return words
      .slice(0, Math.max(0, words.length - PHRASE_WORDS + 1))
      .map((_, at) => words.slice(at, at + PHRASE_WORDS).join(' '))
      .filter((phrase) => !/\d/.test(phrase))
  })
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []
}
