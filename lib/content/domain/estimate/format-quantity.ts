import { formatNumber } from './format-number'
import {
  BASES,
  dimensionWords,
  divide,
  EstimateError,
  isPlain,
  type Quantity,
  sameDimension,
  type UnitDimension,
} from './quantity'
import { parseUnit, UNITS, type UnitTable } from './units'

/** Units to choose from, largest first, for each dimension with customary units. */
const HABITS = [
  ['year', 'day', 'h', 'min', 's', 'ms', 'us', 'ns'],
  ['PB', 'TB', 'GB', 'MB', 'KB', 'B'],
  ['PB/s', 'TB/s', 'GB/s', 'MB/s', 'KB/s', 'B/s'],
  ['/s', '/min', '/h', '/day', '/month', '/year'],
  ['EUR', 'USD', 'GBP'].flatMap((money) => [money]),
  ...['EUR', 'USD', 'GBP'].map((money) => [`${money}/month`]),
  ...['EUR', 'USD', 'GBP'].map((money) => [`${money}/GB`]),
].map((names) => names.map((name) => ({ name, unit: parseUnit(name) })))

/**
 * A quantity with three significant digits, in `unit` if one is given and otherwise in the customary unit: `17,400/s`,
 * `1.83 TB`, `6.3 %`. The result can be parsed by `parseQuantity`.
 */
export function formatQuantity(quantity: Quantity, unit?: string, units: UnitTable = UNITS): string {
  if (unit !== undefined) return inUnit(quantity, unit, units)
  if (isPlain(quantity)) {
    const small = quantity.value !== 0 && Math.abs(quantity.value) < 1
    return small ? `${formatNumber(quantity.value * 100)} %` : formatNumber(quantity.value)
  }
  const habits = HABITS.flat().filter((habit) => sameDimension(habit.unit, quantity))
  const fitting = habits.find((habit) => Math.abs(quantity.value / habit.unit.value) >= 1) ?? habits.at(-1)
  return inUnit(quantity, fitting?.name ?? baseUnits(quantity.dimension))
}

function inUnit(quantity: Quantity, unit: string, units: UnitTable = UNITS): string {
  const one = parseUnit(unit, units)
  if (!sameDimension(one, quantity)) {
    throw new EstimateError(
      `is ${dimensionWords(quantity.dimension)}, not ${dimensionWords(one.dimension)} (${unit})`,
    )
  }
  const number = formatNumber(divide(quantity, one).value)
  return unit.startsWith('/') ? `${number}${unit}` : `${number} ${unit}`
}

function baseUnits(dimension: UnitDimension): string {
  const names = (sign: number) =>
    BASES.flatMap((base, index) => Array<string>(Math.max(0, (dimension[index] ?? 0) * sign)).fill(base.unit))
  return [names(1).join('*'), ...names(-1)].join('/')
}
