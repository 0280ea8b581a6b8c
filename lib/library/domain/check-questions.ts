import { parseQuantity } from '@/lib/content/domain/estimate/parse-quantity'
import { EstimateError, isPlain, type Quantity, sameDimension } from '@/lib/content/domain/estimate/quantity'
import type { FileFinding } from '@/lib/content/domain/finding'

/** A card as it is in its file. */
export type Question = {
  file: string
  line: number
  ask: string
  right: string
  wrong: readonly string[]
}

/** Answers that refer to the other answers: they could make a second one right too. */
const ABOUT_ANSWERS =
  /\b(?:all|none|both|neither|any|each) of the (?:above|other answers|answers)\b|\bthe other (?:two|three) answers\b/
/** If an answer of at least so many words occurs in the question, the question gives it away. */
const TOLD_WORDS = 3

/**
 * Questions that do not have exactly one defensible answer, as far as a machine can tell: two answers that say the
 * same, one that contains another, one about the others, a question that contains its answer, and one that is asked
 * twice.
 */
export function checkQuestions(questions: readonly Question[]): FileFinding[] {
  const asked = new Map<string, Question>()
  return questions.flatMap((question) => {
    const problems = problemsOf(question)
    const ask = plain(question.ask)
    const first = asked.get(ask)
    if (first)
      problems.push(
        `the card "${question.ask}" is asked at ${first.file}:${first.line} too; ask something else`,
      )
    else asked.set(ask, question)
    return problems.map(
      (message): FileFinding => ({ file: question.file, line: question.line, message, severity: 'error' }),
    )
  })
}

function problemsOf({ ask, right, wrong }: Question): string[] {
  const problems: string[] = []
  const answers = [right, ...wrong].map((text) => ({ text, words: plain(text) }))
  for (const [at, one] of answers.entries()) {
    for (const other of answers.slice(at + 1)) {
      if (one.words === other.words) problems.push('two answers of this card are the same; change one')
      else if (isSameQuantity(one.text, other.text))
        problems.push(
          `the answers "${one.text}" and "${other.text}" are one quantity in two units; change one`,
        )
      else if (at === 0 && holds(one.words, other.words))
        problems.push(`the answers "${one.text}" and "${other.text}" hold each other; word one anew`)
    }
    if (ABOUT_ANSWERS.test(one.words))
      problems.push(`the answer "${one.text}" is about the other answers; say what it means`)
  }
  const words = plain(right)
  if (words.split(' ').length >= TOLD_WORDS && within(words, plain(ask)))
    problems.push(`the question tells its answer "${right}"; ask without it`)
  return problems
}

/** Plain counts are left out: three zones are not three servers. */
function isSameQuantity(a: string, b: string): boolean {
  const [one, other] = [quantityOf(a), quantityOf(b)]
  if (!one || !other || isPlain(one) || !sameDimension(one, other)) return false
  return Math.abs(one.value - other.value) <= Math.abs(one.value) * 1e-9
}

function quantityOf(answer: string): Quantity | null {
  try {
    return parseQuantity(answer.replace(/^(?:about|up to|nearly) /i, ''))
  } catch (error) {
    if (error instanceof EstimateError) return null
    throw error
  }
}

function holds(a: string, b: string): boolean {
  return within(a, b) || within(b, a)
}

function within(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `)
}

/** Only letters and digits: punctuation and capitals make no difference. */
function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
}
