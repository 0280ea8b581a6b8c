import { countWords, type Finding } from '@/lib/content/domain/finding'

const FILLER = [
  'crucial',
  'robust',
  'seamless',
  'leverag',
  'delve',
  'ensure that',
  'it is important',
  'in today',
  'best practice',
  'state-of-the-art',
]

/** Empty phrases, anywhere in a file. */
export function findFiller(source: string): Finding[] {
  return source.split('\n').flatMap((line, index) =>
    FILLER.filter((phrase) => line.toLowerCase().includes(phrase)).map((phrase) => ({
      line: index + 1,
      message: `"${phrase}" is filler; say what is meant`,
      severity: 'standard' as const,
    })),
  )
}

// regex: everything after the number is optional, so nothing is tried again
const FIGURE =
  /(?<![\w.:])(\d[\d,]*\.?\d*) ?(million|billion|thousand|%|KB|MB|GB|TB|Gbit\/s|Mbit\/s|EUR|ms|[a-z]*\/s\b)?/g

/**
 * Figures in prose that match no quantity of the document: those with a unit or a grouped thousand. `known` are the
 * quantities as written; `firstLine` is the line of the file on which the prose starts.
 */
export function findLooseNumbers(prose: string, known: readonly string[], firstLine: number): Finding[] {
  const numbers = new Set(known.map((text) => plainNumber(/^[\d,.]+/.exec(text.trim())?.[0] ?? '')))
  let fenced = false
  return prose.split('\n').flatMap((line, index) => {
    if (line.startsWith('```')) fenced = !fenced
    if (fenced) return []
    return [...line.matchAll(FIGURE)].flatMap(([figure, number = '', unit]) => {
      const isLoose = (unit || /,\d/.test(number)) && !numbers.has(plainNumber(number))
      const message = `"${figure.trim()}" is not among the quantities; add it to the estimates or drop it`
      return isLoose ? [{ line: firstLine + index, message, severity: 'warning' as const }] : []
    })
  })
}

function plainNumber(text: string): string {
  let end = text.length
  while (text[end - 1] === '.' || text[end - 1] === ',') end--
  return text.slice(0, end).replaceAll(',', '')
}

/** A text that should have between `least` and `most` words. */
export function checkLength(
  what: string,
  text: string,
  limits: { least: number; most?: number },
  line: number,
): Finding[] {
  const words = countWords(text)
  const { least, most = Number.POSITIVE_INFINITY } = limits
  if (words >= least && words <= most) return []
  const say = (count: number) => count.toLocaleString('en')
  const wanted = Number.isFinite(most) ? `${say(least)} to ${say(most)}` : `at least ${say(least)}`
  return [{ line, message: `${what} has ${say(words)} words; it needs ${wanted}`, severity: 'standard' }]
}
