import { parseQuantity } from '@/lib/content/domain/estimate/parse-quantity'
import { dimensionWords, EstimateError, isPlain, sameDimension } from '@/lib/content/domain/estimate/quantity'
import { EASY_UNITS } from '@/lib/content/domain/estimate/units'
import type { Sum } from './sum'

/** How far an estimate may be off. Allows taking a day as 100,000 seconds and a kibibyte as a kilobyte. */
export const SUM_TOLERANCE = 0.25
/** Beyond the tolerance and up to this factor, the order of magnitude is right. */
const MAGNITUDE = 3

export type SumVerdict =
  | { kind: 'unread'; message: string }
  /** The wrong dimension, or no unit where one is needed. */
  | { kind: 'unit'; message: string }
  | { kind: 'right'; off: number }
  | { kind: 'close' | 'wrong'; message: string; slip: string | null }

/** Checks an answer as written. */
export function checkAnswer(sum: Sum, written: string): SumVerdict {
  const wanted = sum.answer.quantity
  if (written.trim() === '')
    return { kind: 'unread', message: `Type a figure with its unit, such as 40 ${sum.unit}.` }
  let given: typeof wanted
  try {
    given = parseQuantity(written, EASY_UNITS)
  } catch (error) {
    if (!(error instanceof EstimateError)) throw error
    return { kind: 'unread', message: sentence(error.message) }
  }
  if (!sameDimension(given, wanted)) {
    const message = isPlain(given)
      ? `Add a unit: ${dimensionWords(wanted.dimension)} is asked for, such as ${sum.unit}.`
      : `That is ${dimensionWords(given.dimension)}; ${dimensionWords(wanted.dimension)} is asked for, such as ${sum.unit}.`
    return { kind: 'unit', message }
  }
  const ratio = given.value / wanted.value
  const off = Math.abs(ratio - 1)
  if (off <= SUM_TOLERANCE) return { kind: 'right', off }
  const isClose = ratio > 0 && ratio <= MAGNITUDE && ratio >= 1 / MAGNITUDE
  return {
    kind: isClose ? 'close' : 'wrong',
    message: isClose
      ? `The order of magnitude is right; the figure is ${factorWords(ratio)}.`
      : ratio > 0
        ? `The figure is ${factorWords(ratio)}.`
        : 'The figure must be above zero.',
    slip: slipOf(ratio, sum),
  }
}

/** Common mistakes, by the factor that they cause. */
const SLIPS: readonly (readonly [factor: number, words: string])[] = [
  [8, 'A byte has 8 bits.'],
  [86_400, 'A day has 86,400 seconds.'],
  [3_600, 'An hour has 3,600 seconds.'],
  [60, 'A minute has 60 seconds.'],
  [30, 'A month has 30 days here.'],
  [365, 'A year has 365 days here.'],
  [1_000, 'That is one step of a thousand: KB, MB, GB, TB.'],
  [1_000_000, 'That is two steps of a thousand: KB, MB, GB, TB.'],
]

/** A mistake counts as identified if the remaining difference is within this tolerance. */
const EXACT = 0.05

function slipOf(ratio: number, sum: Sum): string | null {
  if (ratio <= 0) return null
  const isBy = (factor: number) => factor !== 1 && Math.abs(ratio / factor - 1) <= EXACT
  for (const { name, formula, quantity, shown } of sum.lines) {
    if (formula !== null || !isPlain(quantity) || !name) continue
    if (isBy(1 / quantity.value)) return `Was “${name}” (${shown}) left out?`
    if (isBy(quantity.value)) return `Was “${name}” (${shown}) counted twice?`
  }
  return SLIPS.find(([factor]) => isBy(factor) || isBy(1 / factor))?.[1] ?? null
}

function factorWords(ratio: number): string {
  const factor = ratio > 1 ? ratio : 1 / ratio
  const number = Number(factor.toPrecision(2)).toLocaleString('en-GB')
  return `about ${number} times too ${ratio > 1 ? 'large' : 'small'}`
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
}
