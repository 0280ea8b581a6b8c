import type { NamedText } from '../text-schema'
import type { Estimates } from './estimates-schema'
import { evaluate } from './evaluate'
import { formatQuantity } from './format-quantity'
import { isFunctionName } from './functions'
import { parseQuantity } from './parse-quantity'
import { dimensionWords, EstimateError, type Quantity, sameDimension } from './quantity'

export type EstimateOrigin = 'given' | 'assumed' | 'derived'

/** One line of a worked estimate. `quantity` is its computed value, null if it could not be computed. */
export type EstimateLine = {
  name: string
  origin: EstimateOrigin
  text: string
  quantity: Quantity | null
  formula?: string
  note?: string
}

/** What is wrong with one line, and what to write instead. */
export type EstimateProblem = { name: string; origin: EstimateOrigin; message: string }

export type EstimateReport = { lines: EstimateLine[]; problems: EstimateProblem[]; unused: string[] }

/** How far a written result may differ from the computed one, as a fraction of the latter. */
export const TOLERANCE = 0.02

/**
 * Recomputes a worked estimate: `given` are the numbers that the interviewer gives, `assume` and `derive` the case's
 * own. A written result of the wrong dimension, or more than 2 % off, is a problem.
 */
export function evaluateEstimates(
  given: readonly NamedText[],
  { assume, derive }: Estimates,
): EstimateReport {
  const scope = new Map<string, Quantity>()
  const used = new Set<string>()
  const lines: EstimateLine[] = []
  const problems: EstimateProblem[] = []

  const record = (line: Omit<EstimateLine, 'quantity'>, compute: () => Quantity) => {
    const complain = (message: string) => problems.push({ name: line.name, origin: line.origin, message })
    if (scope.has(line.name)) complain('is defined twice; rename one')
    if (isFunctionName(line.name)) complain('is the name of a function; rename it')
    let quantity: Quantity | null = null
    try {
      quantity = compute()
      scope.set(line.name, quantity)
      if (line.origin === 'derived') compare(quantity, line.text)
    } catch (error) {
      if (!(error instanceof EstimateError)) throw error
      complain(error.message)
    }
    lines.push({ ...line, quantity })
  }

  for (const { name, text } of given) record({ name, origin: 'given', text }, () => parseQuantity(text))
  for (const { name, text, why } of assume) {
    record({ name, origin: 'assumed', text, note: why }, () => parseQuantity(text))
  }
  for (const { name, formula, text, soWhat } of derive) {
    const line = { name, origin: 'derived' as const, text, formula, ...(soWhat ? { note: soWhat } : {}) }
    record(line, () => evaluate(formula, scope, { used }))
  }
  const unused = lines
    .filter(({ name, origin }) => origin === 'assumed' && !used.has(name))
    .map(({ name }) => name)
  return { lines, problems, unused }
}

function compare(computed: Quantity, written: string): void {
  const result = parseQuantity(written)
  if (!sameDimension(computed, result)) {
    throw new EstimateError(
      `computes to ${dimensionWords(computed.dimension)} (${formatQuantity(computed)}), but "${written}" is ${dimensionWords(result.dimension)}; fix the formula or the unit`,
    )
  }
  if (Math.abs(computed.value - result.value) > TOLERANCE * Math.abs(computed.value)) {
    throw new EstimateError(
      `computes to ${formatQuantity(computed)}, but "${written}" is written; correct one of them`,
    )
  }
}
