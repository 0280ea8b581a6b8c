import { evaluate } from './evaluate'
import { formatQuantity } from './format-quantity'
import { isFunctionName } from './functions'
import { parseQuantity } from './parse-quantity'
import { EstimateError, type Quantity } from './quantity'
import { EASY_UNITS } from './units'

/** One line of a calculation. Every kind keeps the number of its line, from 1. */
export type CalculatorLine =
  | { kind: 'blank'; line: number }
  | { kind: 'note'; line: number; text: string }
  | { kind: 'error'; line: number; name: string | null; message: string }
  | {
      kind: 'result'
      line: number
      /** Null for a line that only computes. */
      name: string | null
      /** The formula as written, null for a plain quantity. */
      formula: string | null
      quantity: Quantity
      /** The result with its unit, such as `17,400 searches/s`. */
      shown: string
      /** The same in bits where bandwidth is meant, else null. */
      also: string | null
      /** Earlier lines that this one draws on. */
      cites: string[]
    }

const MAX_LINES = 200
const SHAPE = /^(?:([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*)?(.*)$/su
const IN_UNIT = /^(.*\S)\s+in\s+(\S.*)$/s

/**
 * Computes a worksheet of lines `name = expression`, each of which may use the names above it.
 * `in unit` at the end chooses the unit; `#` starts a note. A mistake stays in its line and in those that need it.
 */
export function calculate(source: string): CalculatorLine[] {
  const scope = new Map<string, Quantity>()
  const failed = new Set<string>()
  return source
    .split('\n')
    .slice(0, MAX_LINES)
    .map((text, index) => calculateLine(text, index + 1, scope, failed))
}

function calculateLine(
  text: string,
  line: number,
  scope: Map<string, Quantity>,
  failed: Set<string>,
): CalculatorLine {
  const [code = '', ...note] = text.split('#')
  if (!code.trim())
    return note.length > 0 ? { kind: 'note', line, text: note.join('#').trim() } : { kind: 'blank', line }
  const [, given, rest = ''] = SHAPE.exec(code.trim()) ?? []
  const name = given ?? null
  try {
    if (name) checkName(name, scope)
    const used = new Set<string>()
    const { quantity, formula, unit } = computeLine(rest, scope, used, failed)
    const shown = formatQuantity(quantity, unit, EASY_UNITS)
    if (name) scope.set(name, quantity)
    return {
      kind: 'result',
      line,
      name,
      formula,
      quantity,
      shown,
      also: inBits(quantity, unit),
      cites: [...used],
    }
  } catch (error) {
    if (!(error instanceof EstimateError)) throw error
    if (name) failed.add(name)
    return { kind: 'error', line, name, message: error.message }
  }
}

function checkName(name: string, scope: ReadonlyMap<string, Quantity>): void {
  if (scope.has(name)) throw new EstimateError(`"${name}" is already in use above; choose another name`)
  if (EASY_UNITS.has(name)) throw new EstimateError(`"${name}" is a unit; choose another name`)
  if (isFunctionName(name)) throw new EstimateError(`"${name}" is a function; choose another name`)
}

function computeLine(
  text: string,
  scope: ReadonlyMap<string, Quantity>,
  used: Set<string>,
  failed: ReadonlySet<string>,
): { quantity: Quantity; formula: string | null; unit: string | undefined } {
  if (!text.trim()) throw new EstimateError('has nothing after the equals sign')
  const asQuantity = plainQuantity(text, scope)
  if (asQuantity) return asQuantity
  const [, formula = text, unit] = IN_UNIT.exec(text) ?? []
  const broken = [...failed].find(
    (name) =>
      !scope.has(name) && new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u').test(formula),
  )
  if (broken) throw new EstimateError(`needs "${broken}", which has a mistake above`)
  return {
    quantity: evaluate(formula, scope, { used, units: EASY_UNITS }),
    formula: formula.trim(),
    unit: unit?.trim(),
  }
}

/** `10 million users` is a quantity as written and keeps its noun; anything with an operator or a name is a formula. */
function plainQuantity(text: string, scope: ReadonlyMap<string, Quantity>) {
  const parts =
    /^\s*[-−\d.,e]+\s*(?:thousand|million|billion|trillion|bn|[kKMGT](?![\p{L}\d]))?\s*([\p{L}%€][^+*()=−-]*)?$/u.exec(
      text,
    )
  if (!parts) return null
  const unit = parts[1]?.trim()
  if (unit && (/\sin\s/.test(` ${unit} `) || unit.split(/[\s/]+/).some((word) => scope.has(word))))
    return null
  return { quantity: parseQuantity(text, EASY_UNITS), formula: null, unit }
}

function inBits(quantity: Quantity, unit: string | undefined): string | null {
  if (unit !== undefined && /bit|bps/.test(unit)) return null
  const names = ['Tbit/s', 'Gbit/s', 'Mbit/s', 'Kbit/s', 'bit/s'] as const
  const rate = parseQuantity('1 bit/s')
  if (quantity.dimension.some((exponent, index) => exponent !== rate.dimension[index])) return null
  const fitting =
    names.find((name) => Math.abs(quantity.value) >= parseQuantity(`1 ${name}`).value) ?? 'bit/s'
  return formatQuantity(quantity, fitting)
}

/** The results that other fields can cite, by name, as they are shown. */
export function citableResults(lines: readonly CalculatorLine[]): Map<string, string> {
  return new Map(
    lines.flatMap((line) => (line.kind === 'result' && line.name ? [[line.name, line.shown] as const] : [])),
  )
}

/** Replaces each `{name}` in a text by the result of that name. `missing` lists names that have no result. */
export function cite(
  text: string,
  results: ReadonlyMap<string, string>,
): { text: string; missing: string[] } {
  const missing: string[] = []
  const cited = text.replace(/\{([\p{L}_][\p{L}\p{N}_]*)\}/gu, (whole, name: string) => {
    const result = results.get(name)
    if (result === undefined) missing.push(name)
    return result ?? whole
  })
  return { text: cited, missing }
}
