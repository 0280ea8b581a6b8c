import type { LooseElement } from '@/lib/board/domain/element/element'

/** A text of a board that may hold figures. */
export type BoardFigures = Readonly<{ element: string; text: string }>

/** More than anybody reads. */
const MOST_TEXTS = 100
const NUMBER = /\d/
const RESULT = /[=≈→]/

/** The texts of a board in which something comes to a figure, as they are read: from the top down, then across. */
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
