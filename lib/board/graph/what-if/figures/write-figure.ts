import { FIGURE_RANGES, type FigureKind, isFigure } from './figure'

/** Kinds that are written as percentages. */
const PERCENT: ReadonlySet<FigureKind> = new Set(['availability', 'hits'])
export const FIGURE_UNITS: Readonly<Record<FigureKind, string>> = {
  rate: '/s',
  capacity: '/s',
  copies: '×',
  time: 'ms',
  availability: '%',
  hits: '%',
  calls: '×',
}
const SCALES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6 }
const DIGITS = 6
const WRITTEN = /^(\d[\d.,]{0,20}) ?([kKM])? ?(?:%|ms|\/s|[x×])?$/

/** A figure as written in its field, without its unit. */
export function writeFigure(kind: FigureKind, value: number): string {
  const shown = PERCENT.has(kind) ? value * 100 : value
  return Number(shown.toPrecision(DIGITS)).toLocaleString('en', { maximumSignificantDigits: DIGITS })
}

/**
 * Parses a figure that somebody typed: "3k", "1,000", "99.9 %".
 * @returns the number, or a sentence for people about what is wrong
 */
export function parseFigure(kind: FigureKind, text: string): { value: number } | { problem: string } {
  const [, digits, scale] = WRITTEN.exec(text.trim()) ?? []
  const plain = digits === undefined ? Number.NaN : Number(digits.replaceAll(',', ''))
  const value = (plain * (scale === undefined ? 1 : (SCALES[scale] ?? 1))) / (PERCENT.has(kind) ? 100 : 1)
  if (Number.isNaN(value)) return { problem: 'Write a number, such as 250 or 3k.' }
  const figure = PERCENT.has(kind) ? Number(value.toFixed(12)) : value
  if (isFigure(kind, figure)) return { value: figure }
  const { least, most } = FIGURE_RANGES[kind]
  const unit = FIGURE_UNITS[kind] === '%' ? ' %' : ''
  return { problem: `Write a number from ${writeFigure(kind, least)} to ${writeFigure(kind, most)}${unit}.` }
}
