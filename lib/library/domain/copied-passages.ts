import type { FileFinding } from '@/lib/content/domain/finding'

/** A passage is this many words long. */
const RUN = 14
/** Maximum number of overlapping passages that two documents may share: 25 of them are 38 consecutive words. */
const MOST_SHARED = 25

type Word = { text: string; line: number }

/** A passage that two documents share, and where it begins in each. */
type Shared = { a: number; b: number; count: number; run: string; lineInA: number; lineInB: number }

/** Documents that share more text than chance explains. */
export function findCopiedPassages(files: readonly { file: string; source: string }[]): FileFinding[] {
  return sharedPassages(files.map(({ source }) => wordsOf(source)))
    .filter(({ count }) => count > MOST_SHARED)
    .map(({ a, b, count, run, lineInA, lineInB }) => ({
      file: files[b]?.file ?? '',
      line: lineInB,
      message: `shares ${count} runs of ${RUN} words with ${files[a]?.file} (line ${lineInA}: "${run}"); write it anew`,
      severity: 'error',
    }))
}

/** For each pair of documents with a passage in common, how many they share and one of them. */
function sharedPassages(documents: readonly (readonly Word[])[]): Shared[] {
  const places = new Map<string, { document: number; line: number }[]>()
  for (const [document, words] of documents.entries()) {
    for (const [at, { line }] of words.slice(0, 1 - RUN).entries()) {
      const run = textOf(words.slice(at, at + RUN))
      const found = places.get(run)
      if (!found) places.set(run, [{ document, line }])
      else if (found.at(-1)?.document !== document) found.push({ document, line })
    }
  }
  const pairs = new Map<string, Shared>()
  for (const [run, found] of places) {
    for (const [index, { document: b, line: lineInB }] of found.entries()) {
      for (const { document: a, line: lineInA } of found.slice(0, index)) {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, count: 0, run, lineInA, lineInB }
        pairs.set(`${a} ${b}`, { ...pair, count: pair.count + 1 })
      }
    }
  }
  return [...pairs.values()]
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** The words that an author wrote: without headings, which are fixed, and without the keys of the front matter. */
function wordsOf(source: string): Word[] {
  return source.split('\n').flatMap((line, index) => {
    if (/^#{2,3} /.test(line)) return []
    const written = line.replace(/^\s*(- )?[\w-]+:(\s|$)/, ' ').replaceAll(/([{,]\s*)\w+:\s/g, ' ')
    return (written.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((text) => ({ text, line: index + 1 }))
  })
}
