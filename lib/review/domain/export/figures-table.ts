import { writtenSums } from '@/lib/content/domain/estimate/written-sums'
import type { BoardFigures } from '../board-figures'
import type { SessionRecord } from '../session-record'

/** A spreadsheet would run what begins so. */
const FORMULA = /^[=+\-@\t\r]/
const ROW_END = '\r\n'

/**
 * The figures of a round as a table (CSV, RFC 4180): where each stands, its name and what it comes to, in the order in
 * which they were written. A sum that does not come to what stands behind it is marked with what it comes to.
 * @returns null where nobody wrote down a figure that can be read
 */
export function figuresTable(fields: SessionRecord['fields'], board: readonly BoardFigures[]): string | null {
  const written = [
    ...fields.map(({ title, text }) => ({ place: title, text })),
    ...board.map(({ text }) => ({ place: 'Board', text })),
  ]
  const rows = writtenSums(written.map(({ text }) => text)).flatMap(({ figures, wrong }, index) => {
    const place = written[index]?.place ?? ''
    return [
      ...figures.map(({ name, text }) => [place, name, text, '']),
      ...wrong.map(({ formula, written: said, computed }) => [place, formula, said, computed]),
    ]
  })
  if (rows.length === 0) return null
  return [['Part', 'Figure', 'As written', 'Comes to, where that differs'], ...rows]
    .map((row) => row.map(cell).join(',') + ROW_END)
    .join('')
}

function cell(text: string): string {
  const shown = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}
