import { checkHeadings, splitAtHeadings } from '@/lib/content/domain/headings'
import type { SourceProblem } from '@/lib/content/domain/source-document'
import { LEVELS, type Level } from '@/lib/framework/levels'

/** The fixed headings of a case's body, in order, by their names in code. */
export const CASE_HEADINGS = {
  inOneMinute: 'In one minute',
  strongRound: 'How a strong round runs',
  dataModel: 'Data model',
  mainFlow: 'Main flow',
  deepDives: 'Deep dives',
  tradeOffs: 'Trade-offs',
  failures: 'Failures',
  commonMistakes: 'Common mistakes',
} as const

export type CaseSection = keyof typeof CASE_HEADINGS

/** A topic in more depth, with how an answer sounds at each level. Texts are Markdown. */
export type DeepDive = { title: string; answers: Record<Level, string> }

/** The Markdown of a case by section; the deep dives are also split by level. */
export type CaseBody = Record<CaseSection, string> & { dives: DeepDive[] }

/** Parses the body of a case. Problems report missing, unknown or misplaced headings. */
export function readCaseBody(
  markdown: string,
  firstLine: number,
): { body: CaseBody | null; problems: SourceProblem[] } {
  const sections = splitAtHeadings(markdown, 2, firstLine)
  const problems = checkHeadings(sections, Object.values(CASE_HEADINGS), firstLine)
  const byTitle = new Map(sections.map((section) => [section.title, section]))
  const textOf = (title: string) => byTitle.get(title)?.text ?? ''

  const divesAt = byTitle.get(CASE_HEADINGS.deepDives)
  const lines = linesByText(markdown, firstLine)
  const dives = splitAtHeadings(divesAt?.text ?? '', 3, 0).map((topic) => {
    const line = lines.get(`### ${topic.title}`) ?? divesAt?.line ?? firstLine
    const answers = splitByLevel(topic.text)
    for (const level of LEVELS) {
      if (!answers[level]) {
        problems.push({ line, message: `"${topic.title}" has no ${levelMark(level)} paragraph; add one` })
      }
    }
    return { title: topic.title, answers }
  })
  if (problems.length > 0) return { body: null, problems }

  const texts = Object.fromEntries(
    Object.entries(CASE_HEADINGS).map(([name, title]) => [name, textOf(title)]),
  ) as Record<CaseSection, string>
  return { body: { ...texts, dives }, problems }
}

function levelMark(level: Level): string {
  return `**${level.charAt(0).toUpperCase()}${level.slice(1)}.**`
}

/** Text before the first level belongs to no level; text after a level belongs to it until the next one. */
function splitByLevel(markdown: string): Record<Level, string> {
  const answers: Record<Level, string[]> = { mid: [], senior: [], staff: [] }
  let current: Level | undefined
  for (const line of markdown.split('\n')) {
    const started = LEVELS.find((level) => line.startsWith(levelMark(level)))
    if (started) current = started
    if (current) answers[current].push(started ? line.slice(levelMark(started).length) : line)
  }
  const textOf = (level: Level) => answers[level].join('\n').trim()
  return { mid: textOf('mid'), senior: textOf('senior'), staff: textOf('staff') }
}

/** The line of the file on which each text starts. */
function linesByText(markdown: string, firstLine: number): Map<string, number> {
  const lines = new Map<string, number>()
  for (const [index, line] of markdown.split('\n').entries()) {
    const text = line.trimEnd()
    if (!lines.has(text)) lines.set(text, firstLine + index)
  }
  return lines
}
