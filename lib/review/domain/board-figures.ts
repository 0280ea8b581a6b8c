import type { LooseElement } from '@/lib/board/domain/element/element'

/** A text on a board that may contain figures. */
export type BoardFigures = Readonly<{ element: string; text: string }>

/** More than anybody would read. */
const MOST_TEXTS = 100
const NUMBER = /\d/
const RESULT = /[=≈→]/

/** The texts on a board that evaluate to a figure, in reading order: from the top down, then across. */
export function boardFigures(board: readonly LooseElement[]): BoardFigures[] {
  return board
    .flatMap((element) => {
      const { id, type, isDeleted, x, y, originalText, text } = element
      const typed = typeof originalText === 'string' ? originalText : text
      if (type !== 'text' || isDeleted === true || typeof id !== 'string' || typeof typed !== 'string')
        return []
      if (!NUMBER.test(typed) || !RESULT.test(typed)) return []
      return [{ element: id, text: typed, x: numberOf(x), y: numberOf(y) }]
    })
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
    .slice(0, MOST_TEXTS)
    .map(({ element, text }) => ({ element, text }))
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
