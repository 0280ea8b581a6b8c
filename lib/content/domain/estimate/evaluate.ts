import jsep, { type Expression } from 'jsep'
import { FUNCTIONS, isFunctionName } from './functions'
import { parseNumber } from './parse-quantity'
import { add, divide, EstimateError, multiply, plain, type Quantity, subtract } from './quantity'
import { isUnitWord, parseUnit, SCALES, UNITS, type UnitTable } from './units'

/** Quantities by name, as far as they are defined above a formula. */
export type Scope = ReadonlyMap<string, Quantity>

/** Longer formulas are rejected before they are parsed. */
const MAX_FORMULA = 500

/**
 * Computes a formula: `+ - * / ( )`, numbers with or without units, earlier names, unit names and `ceil min max sqrt
 * pow`. `used` collects the names it uses; `units` defines which nouns have a size. Throws an EstimateError that
 * explains the problem.
 */
export function evaluate(
  formula: string,
  scope: Scope,
  { used = new Set<string>(), units = UNITS }: { used?: Set<string>; units?: UnitTable } = {},
): Quantity {
  if (formula.length > MAX_FORMULA) throw new EstimateError(`is longer than ${MAX_FORMULA} characters`)
  const literals: Quantity[] = []
  const plainSigns = formula.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-')
  const prepared = replaceLiterals(plainSigns, scope, units, (quantity) => `$${literals.push(quantity) - 1}`)
  return compute(parse(prepared, formula), { scope, literals, used, units })
}

type Context = { scope: Scope; literals: Quantity[]; used: Set<string>; units: UnitTable }

function parse(prepared: string, formula: string): Expression {
  try {
    return jsep(prepared)
  } catch {
    throw new EstimateError(`"${formula}" cannot be read; look for a missing operator or bracket`)
  }
}

function compute(node: Expression, context: Context): Quantity {
  switch (node.type) {
    case 'Identifier':
      return named(String(node.name), context)
    case 'UnaryExpression': {
      const operand = compute(node.argument as Expression, context)
      if (node.operator === '-') return multiply(plain(-1), operand)
      if (node.operator === '+') return operand
      throw new EstimateError(`"${node.operator}" is not used in formulas`)
    }
    case 'BinaryExpression': {
      const operation = OPERATIONS[String(node.operator)]
      if (!operation) throw new EstimateError(advice(String(node.operator)))
      return operation(compute(node.left as Expression, context), compute(node.right as Expression, context))
    }
    case 'CallExpression': {
      const callee = node.callee as Expression
      const name = callee.type === 'Identifier' ? String(callee.name) : '?'
      if (!isFunctionName(name)) {
        throw new EstimateError(`"${name}" is not a function; there are ${Object.keys(FUNCTIONS).join(', ')}`)
      }
      return FUNCTIONS[name]((node.arguments as Expression[]).map((argument) => compute(argument, context)))
    }
    case 'Compound':
      if ((node.body as Expression[]).length === 0) throw new EstimateError('has no formula')
      throw new EstimateError('has two things side by side; put an operator between them')
    case 'Literal':
      if (typeof node.value === 'number') return plain(node.value)
      throw new EstimateError('holds a text; formulas hold numbers and names')
    default:
      throw new EstimateError('uses a form that formulas do not have')
  }
}

const OPERATIONS: Partial<Record<string, (a: Quantity, b: Quantity) => Quantity>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
}

function advice(operator: string): string {
  if (operator === '^' || operator === '**') return 'write powers as pow(a, b)'
  return `"${operator}" is not used in formulas`
}

function named(name: string, { scope, literals, used, units }: Context): Quantity {
  const literal = name.startsWith('$') ? literals[Number(name.slice(1))] : undefined
  if (literal) return literal
  const known = scope.get(name)
  if (known) {
    used.add(name)
    return known
  }
  const unit = units.get(name)
  if (unit) return unit
  throw new EstimateError(`"${name}" is not known here; define it in an earlier line`)
}

const NUMBER = /(?<![\p{L}\p{N}_.])(\d+(?:,\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?)/gu
const SCALE = /^\s*(thousand|million|billion|trillion|bn|[kKMGT])(?![\p{L}\p{N}_])/u
const WORD = /^\s*(%|€|\p{L}+)(?![\p{L}\p{N}_(])/u
const OVER = /^\s*(?:\/|\sper\s)\s*(\p{L}+)(?![\p{L}\p{N}_(])/u

/**
 * Extracts numbers with their units from a formula, because the expression parser supports neither commas nor units.
 */
function replaceLiterals(
  formula: string,
  scope: Scope,
  units: UnitTable,
  keep: (quantity: Quantity) => string,
): string {
  let result = ''
  let from = 0
  NUMBER.lastIndex = 0
  for (let match = NUMBER.exec(formula); match; match = NUMBER.exec(formula)) {
    const number = match[1] ?? ''
    let at = match.index + number.length
    const scale = SCALE.exec(formula.slice(at))
    if (scale) at += scale[0].length
    const unit = unitAfter(formula.slice(at), scope, units)
    at += unit.length
    const value = parseNumber(number) * (SCALES.get(scale?.[1] ?? '') ?? 1)
    result += formula.slice(from, match.index) + keep(multiply(plain(value), parseUnit(unit, units)))
    from = at
    NUMBER.lastIndex = at
  }
  return result + formula.slice(from)
}

/**
 * The unit that belongs to a number: `requests/day`, ` GB`, `/s`. A defined name is not a unit, except where a time or
 * size follows: with `writes` defined, `5 writes` lacks an operator, while `5 writes/s` is a rate.
 */
function unitAfter(rest: string, scope: Scope, units: UnitTable): string {
  const isFree = (word: string | undefined) => word !== undefined && !scope.has(word)
  const word = WORD.exec(rest)
  let at = 0
  if (word && word[1] !== 'per' && (isFree(word[1]) || isRate(rest, scope, units))) at = word[0].length
  for (let over = OVER.exec(rest.slice(at)); over; over = OVER.exec(rest.slice(at))) {
    if (!isFree(over[1]) || (at === 0 && !isUnitWord(over[1] ?? '', units))) break
    at += over[0].length
  }
  return rest.slice(0, at)
}

const RATE = /^\s*\p{L}+\s*(?:\/|\sper\s)\s*(\p{L}+)(?![\p{L}\p{N}_(])/u

/** Whether a text starts with a noun over a unit: `writes/s`, `writes per day`. */
function isRate(text: string, scope: Scope, units: UnitTable): boolean {
  const over = RATE.exec(text)?.[1]
  return over !== undefined && !scope.has(over) && isUnitWord(over, units)
}
