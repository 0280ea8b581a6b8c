import { evaluate } from './evaluate'
import { formatQuantity } from './format-quantity'
import { isFunctionName } from './functions'
import { parseQuantity } from './parse-quantity'
import { EstimateError, type Quantity } from './quantity'
import { EASY_UNITS } from './units'

/** One line of a calculation. Every kind has its line number, from 1. */
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
      /** The same in bits where bandwidth is meant, otherwise null. */
      also: string | null
      /** Earlier lines that this one uses. */
      cites: string[]
    }

/** Lines beyond are ignored. */
const MAX_LINES = 200
/** Longer lines are rejected without parsing: everything here is recomputed on every keystroke. */
const MAX_LINE = 500
const SHAPE = /^(?:([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*)?(.*)$/su
const LEFT_SIDE = /^([^=<>!]*)=(?!=)/u
const WORD = /[\p{L}\p{N}_]+/gu
const IN_UNIT = /^(.*\S)\s+in\s+(\S.*)$/s

/**
 * Computes a worksheet of lines `name = expression`, each of which may use the names above it. `in unit` at the end
 * selects the unit; `#` starts a comment. An error only affects its own line and those that depend on it.
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
  const [start = '', ...note] = text.split('#')
  const code = start.trim()
  if (!code)
    return note.length > 0 ? { kind: 'note', line, text: note.join('#').trim() } : { kind: 'blank', line }
  if (code.length > MAX_LINE)
    return { kind: 'error', line, name: null, message: `is longer than ${MAX_LINE} characters` }
  const [, given, rest = ''] = SHAPE.exec(code) ?? []
  const name = given ?? null
  try {
    if (name) checkName(name, scope)
    else checkLeftSide(code)
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

/** Names of two words or with hyphens are the most common mistake, so the error says how to write them. */
function checkLeftSide(code: string): void {
  const left = LEFT_SIDE.exec(code)?.[1]?.trim()
  if (left === undefined) return
  if (!left) throw new EstimateError('starts with an equals sign; put a name before it')
  // regex: a line has at most MAX_LINE characters
  const name = left.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^[_\d]+|_+$/g, '')
  throw new EstimateError(`"${left}" cannot be a name; ${name ? `write ${name}` : 'start it with a letter'}`)
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
  const words = new Set(formula.match(WORD))
  const broken = [...failed].find((name) => !scope.has(name) && words.has(name))
  if (broken) throw new EstimateError(`needs "${broken}", which has a mistake above`)
  return {
    quantity: evaluate(formula, scope, { used, units: EASY_UNITS }),
    formula: formula.trim(),
    unit: unit?.trim(),
  }
}

/**
 * `10 million users` is a quantity as written and keeps its noun, even where `users` has already been defined; anything
 * with an operator is a formula.
 */
function plainQuantity(text: string, scope: ReadonlyMap<string, Quantity>) {
  const parts =
    // regex: a line has at most MAX_LINE characters
    /^\s*[-−\d.,e]+\s*(?:thousand|million|billion|trillion|bn|[kKMGT](?![\p{L}\d]))?\s*([\p{L}%€][^+*()=−-]*)?$/u.exec(
      text,
    )
  if (!parts) return null
  const unit = parts[1]?.trim()
  if (unit && /\sin\s/.test(` ${unit} `)) return null
  const [, ...over] = unit?.split(/[\s/]+/) ?? []
  if (over.some((word) => scope.has(word))) return null
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
