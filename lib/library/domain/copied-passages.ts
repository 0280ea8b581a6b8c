import type { FileFinding } from '@/lib/content/domain/finding'

/** A passage is this many words long. */
const RUN = 14
/** Two documents may share this many passages, which overlap: 25 of them are 38 words in a row. */
const MOST_SHARED = 25

type Word = { text: string; line: number }

/** Documents that share more text than chance explains. */
export function findCopiedPassages(files: readonly { file: string; source: string }[]): FileFinding[] {
  const runs = files.map(({ file, source }) => ({ file, runs: runsOf(wordsOf(source)) }))
  return runs.flatMap((a, index) =>
    runs.slice(index + 1).flatMap((b): FileFinding[] => {
      const shared = [...a.runs].filter(([run]) => b.runs.has(run))
      const [first] = shared
      if (!first || shared.length <= MOST_SHARED) return []
      const [run, line] = first
      const message = `shares ${shared.length} runs of ${RUN} words with ${a.file} (line ${line}: "${run}"); write it anew`
      return [{ file: b.file, line: b.runs.get(run) ?? 1, message, severity: 'error' }]
    }),
  )
}

function runsOf(words: readonly Word[]): Map<string, number> {
  const runs = new Map<string, number>()
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words
      .slice(at, at + RUN)
      .map(({ text }) => text)
      .join(' ')
    if (!runs.has(run)) runs.set(run, words[at]?.line ?? 1)
  }
  return runs
}

/** The words that somebody wrote: without headings, which are fixed, and without the keys of the front matter. */
function wordsOf(source: string): Word[] {
  return source.split('\n').flatMap((line, index) => {
    if (/^#{2,3} /.test(line)) return []
    const written = line.replace(/^\s*(- )?[\w-]+:(\s|$)/, ' ').replaceAll(/([{,]\s*)\w+:\s/g, ' ')
    return (written.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((text) => ({ text, line: index + 1 }))
  })
}
