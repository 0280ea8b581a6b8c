import { countWords, type Finding } from '@/lib/content/domain/finding'
import { splitAtHeadings } from '@/lib/content/domain/headings'
import type { SourceDocument } from '@/lib/content/domain/source-document'

/** A section with fewer words is a stub. */
const LEAST_WORDS = 25
/** A table with fewer rows below its header traces nothing. */
const LEAST_ROWS = 2
const LEAST_MISREADINGS = 2

/** What a pattern or a concept must contain, section by section. */
export function checkSubstance({ body, bodyLine }: SourceDocument): Finding[] {
  const sections = splitAtHeadings(body, 2, bodyLine)
  const traced = sections.some(({ title, text }) => title !== 'Trade-offs' && hasTable(text))
  return [
    ...sections.flatMap(({ title, text, line }): Finding[] =>
      problemsOf(title, text).map((message) => ({ line, message, severity: 'standard' })),
    ),
    ...(traced
      ? []
      : [
          {
            line: bodyLine,
            message: 'no table follows the mechanism step by step; add one with real values',
            severity: 'standard' as const,
          },
        ]),
  ]
}

function problemsOf(title: string, text: string): string[] {
  const problems: string[] = []
  const words = countWords(text)
  if (words < LEAST_WORDS) problems.push(`"${title}" has ${words} words; it needs at least ${LEAST_WORDS}`)
  if (title === 'Misreadings' && (text.match(/^- \*\*/gm) ?? []).length < LEAST_MISREADINGS)
    problems.push(`"${title}" needs at least ${LEAST_MISREADINGS} entries that begin with - **`)
  if (title === 'In an interview') problems.push(...answerProblems(text))
  return problems
}

/** Each question has a weak and a strong answer, and at least one question has a good one in between. */
function answerProblems(text: string): string[] {
  const [, ...answers] = text.split(/^\*\*"/m)
  const problems = answers.flatMap((answer) => {
    const missing = ['Weak', 'Strong'].filter((kind) => !answer.includes(`*${kind}:*`))
    const ask = answer.slice(0, answer.indexOf('"'))
    return missing.map((kind) => `the question "${ask}" has no answer marked *${kind}:*; add one`)
  })
  if (answers.length === 0) problems.push('"In an interview" asks nothing; start a question with **"')
  else if (!text.includes('*Good:*'))
    problems.push('no question has an answer marked *Good:*; add one between weak and strong')
  return problems
}

function hasTable(text: string): boolean {
  let rows = 0
  for (const line of text.split('\n')) {
    rows = line.startsWith('|') ? rows + 1 : 0
    // The header and the line below it are rows too.
    if (rows >= LEAST_ROWS + 2) return true
  }
  return false
}
