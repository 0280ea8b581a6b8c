import { setImmediate as nextTurn } from 'node:timers/promises'
import { readContent } from '@/lib/content/server/read-content'
import { type SpokenVocabulary, vocabularyOf } from '../domain/guard/vocabulary'

const FOLDERS = ['cases', 'concepts', 'guides', 'patterns'] as const

let read: Promise<SpokenVocabulary> | undefined

/** The words of all shipped texts: some 7,500, including the subjects of interviews. Computed once per process. */
export function spokenVocabulary(): Promise<SpokenVocabulary> {
  read ??= readVocabulary().catch((error: unknown) => {
    read = undefined
    throw error
  })
  return read
}

async function readVocabulary(): Promise<SpokenVocabulary> {
  const all = new Set<string>()
  for (const folder of FOLDERS)
    for (const { source } of await readContent(folder)) {
      for (const word of vocabularyOf([source])) all.add(word)
      // All of it takes half a second, so other work runs in between.
      await nextTurn()
    }
  return all
}
