import { setImmediate as nextTurn } from 'node:timers/promises'
import { readContent } from './read-content'

const FOLDERS = ['cases', 'concepts', 'guides', 'patterns'] as const
/** A word that occurs only once in the texts may be somebody's name. */
const LEAST = 2
/** Lower-case words that are not part of a URL, a path or an identifier. */
const WORD = /(?<![\p{L}\p{N}@./_:-])\p{Ll}{2,}(?![\p{L}\p{N}@/_]|[.:-]\p{L})/gu

/** Common English words that are names too. */
const NAMES_TOO = (
  'amber april art august baker bill case chance chase cook dawn dean drew faith frank grace grant hall harmony ' +
  'hill hope iris ivy jack joy june king lane long major mark max may miles miller page park pat pearl penny pierce ' +
  'price ray read reed rich rob robin rose rusty skip sky stone storm sue summer sunny tab ted tree van wade ward ' +
  'web west will wood young'
).split(' ')

let read: Promise<ReadonlySet<string>> | undefined

/**
 * All lower-case words in the shipped texts, some 5,000, and a few more: the vocabulary of design discussions, and so
 * no sign of a name. Computed once per process.
 */
export function everydayWords(): Promise<ReadonlySet<string>> {
  read ??= readWords().catch((error: unknown) => {
    read = undefined
    throw error
  })
  return read
}

async function readWords(): Promise<ReadonlySet<string>> {
  const counts = new Map<string, number>()
  for (const folder of FOLDERS)
    for (const { source } of await readContent(folder)) {
      for (const [word] of source.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
      // Yields to other work between two texts.
      await nextTurn()
    }
  return new Set([...NAMES_TOO, ...[...counts].flatMap(([word, count]) => (count >= LEAST ? word : []))])
}
