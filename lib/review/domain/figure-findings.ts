import { parseQuantity } from '@/lib/content/domain/estimate/parse-quantity'
import { EstimateError, type Quantity, sameDimension } from '@/lib/content/domain/estimate/quantity'
import { agrees, type WrittenFigure, writtenSums } from '@/lib/content/domain/estimate/written-sums'
import { SHEET_FIELDS, type SheetFieldId } from '@/lib/rooms/domain/worksheet/worksheet'
import type { BoardFigures } from './board-figures'

/** Where figures are. */
export type FigurePlace =
  | Readonly<{ in: 'sheet'; field: SheetFieldId }>
  | Readonly<{ in: 'board'; element: string }>

/** Something about the figures of a worksheet and a board that a careful colleague would ask about. */
export type FigureFinding = Readonly<{
  code: 'wrong-sum' | 'other-rate' | 'two-figures' | 'far-from-case'
  /** What it rests on. */
  place: FigurePlace
  /** What was seen. */
  message: string
  /** What to ask next. */
  ask: string
  /** Why it matters, in one sentence. */
  why: string
}>

/** A result of the case with its name, as written there. */
export type CaseResult = Readonly<{ name: string; text: string }>

/** Two figures that differ by more than this factor are an order of magnitude apart. */
const MAGNITUDE = 8
/** With more, people would read the findings instead of the worksheet. */
const MOST_FINDINGS = 20

/**
 * Sums in a worksheet and a board that are wrong, figures that contradict each other, and those that are an order of
 * magnitude away from the case's. Text that cannot be read as a figure is ignored.
 * @param results the case's own: pass them only for somebody who may see the guide
 * @param board read after the worksheet: its sums may use the names defined there
 */
export function figureFindings(
  texts: Readonly<Partial<Record<SheetFieldId, string>>>,
  results: readonly CaseResult[],
  board: readonly BoardFigures[] = [],
): FigureFinding[] {
  const written = [
    ...SHEET_FIELDS.map(({ id, title }) => ({
      place: { in: 'sheet', field: id } as const,
      title,
      text: texts[id] ?? '',
    })),
    ...board.map(({ element, text }) => ({
      place: { in: 'board', element } as const,
      title: 'a text on the board',
      text,
    })),
  ]
  const read = writtenSums(written.map(({ text }) => text))
  const fields = written.map((one, index) => ({
    ...one,
    ...(read[index] ?? { wrong: [], figures: [], otherRates: [] }),
  }))
  const first = new Map<string, WrittenFigure & { title: string }>()
  const findings = fields.flatMap(({ place, title, wrong, figures, otherRates }): FigureFinding[] => [
    ...wrong.map(({ formula, written, computed }) => ({
      code: 'wrong-sum' as const,
      place,
      message: `“${formula}” comes to ${computed}, and ${written} is written.`,
      ask: `How did you get from ${formula} to ${written}?`,
      why: 'What is built on a sum that is off is sized for another system.',
    })),
    ...otherRates.map(({ used, stated }) => ({
      code: 'other-rate' as const,
      place,
      message: `${used} is used in a sum, and ${stated} stands above it.`,
      ask: `Which of the two is meant, ${used} or ${stated}?`,
      why: 'Two figures for one thing lead to two sizes of one system.',
    })),
    ...figures.flatMap((figure): FigureFinding[] => {
      const { name, quantity, text } = figure
      const before = first.get(name)
      if (!before) first.set(name, { ...figure, title })
      // A one-letter name means something different in each field.
      const isNamed = name.length > 2
      const isOther =
        isNamed && before && sameDimension(before.quantity, quantity) && !agrees(before.quantity, quantity)
      const expected = results.find((one) => isSameName(one.name, name))
      const far = expected && isFar(quantity, expected.text)
      return [
        ...(isOther
          ? [
              {
                code: 'two-figures' as const,
                place,
                message: `${name} is ${before.text} in ${before.title}, and ${text} in ${title}.`,
                ask: `Which of the two is ${name}?`,
                why: 'Two figures for one thing lead to two sizes of one system.',
              },
            ]
          : []),
        ...(far
          ? [
              {
                code: 'far-from-case' as const,
                place,
                message: `${name} is ${text}; the case comes to ${expected.text}.`,
                ask: `What went into ${name}?`,
                why: 'An order of magnitude is the difference between one machine and ten.',
              },
            ]
          : []),
      ]
    }),
  ])
  return findings.slice(0, MOST_FINDINGS)
}

/** Whether two names have the same words, in any order: "reads_peak" and "peak_reads". */
function isSameName(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b)
}

function wordsOf(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter(Boolean)
    .sort()
    .join(' ')
}

function isFar(quantity: Quantity, text: string): boolean {
  try {
    const expected = parseQuantity(text)
    return sameDimension(expected, quantity) && !agrees(quantity, expected, MAGNITUDE)
  } catch (error) {
    if (error instanceof EstimateError) return false
    throw error
  }
}
