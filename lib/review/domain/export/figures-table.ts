import { writtenSums } from '@/lib/content/domain/estimate/written-sums'
import type { BoardFigures } from '../board-figures'
import type { SessionRecord } from '../session-record'

/** A spreadsheet would run text that starts like this. */
const FORMULA = /^[=+\-@\t\r]/
const ROW_END = '\r\n'

/**
 * The figures of a round as a table (CSV, RFC 4180): where each is, its name and its value, in the order in which they
 * were written. If a sum is wrong, its correct value is added.
 * @returns null if there is no readable figure
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
