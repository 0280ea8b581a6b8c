import { EstimateError, multiply, plain, type Quantity } from './quantity'
import { parseUnit, SCALES, UNITS, type UnitTable } from './units'

/** Longer quantities are rejected without parsing. */
export const MAX_QUANTITY = 100

// regex: at most MAX_QUANTITY characters
const SHAPE =
  /^([-−]?(?:\d[\d,]*)?\.?\d+(?:e[-+]?\d+)?)(?:\s*(thousand|million|billion|trillion|bn|[kKMGT])(?![\p{L}\d_]))?\s*([^\d\s].*)?$/su

/** Parses a number as people write it: `17,400`, `1.83`, `2e-3`. Commas group thousands. */
export function parseNumber(text: string): number {
  if (text.includes(',') && !/^[-−]?\d{1,3}(,\d{3})+(\.\d+)?(e[-+]?\d+)?$/.test(text)) {
    throw new EstimateError(`"${text}": a comma groups three digits; write a decimal point as a point`)
  }
  return Number(text.replaceAll(',', '').replace('−', '-'))
}

/**
 * Parses a quantity such as `17,400 searches/s`, `1.83 billion bookings`, `40,000 EUR/month`, `10M requests per day`.
 * Throws an EstimateError that explains the problem.
 */
export function parseQuantity(text: string, units: UnitTable = UNITS): Quantity {
  if (text.length > MAX_QUANTITY) throw new EstimateError(`is longer than ${MAX_QUANTITY} letters`)
  const [, number, scale, unit] = SHAPE.exec(text.trim()) ?? []
  if (number === undefined)
    throw new EstimateError(`"${text}" is not a quantity; start with a number, such as 20 GB/day`)
  const value = parseNumber(number) * (scale ? (SCALES.get(scale) ?? 1) : 1)
  return multiply(plain(value), unit ? parseUnit(unit, units) : plain(1))
}
