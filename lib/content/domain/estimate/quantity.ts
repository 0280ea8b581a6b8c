/** The dimension of a quantity, as exponents in the order of `BASES`; all zero for a plain count. */
export type UnitDimension = readonly number[]

/** The dimensions with their base units. Currencies never mix, since no exchange rate is known. */
export const BASES = [
  { unit: 's', word: 'time' },
  { unit: 'B', word: 'data' },
  { unit: 'EUR', word: 'euros' },
  { unit: 'USD', word: 'dollars' },
  { unit: 'GBP', word: 'pounds' },
] as const

/** A number with its dimension, counted in base units (seconds, bytes, one unit of money). */
export type Quantity = { value: number; dimension: UnitDimension }

/** Why a quantity or a formula is invalid, as a sentence for the person who wrote it. */
export class EstimateError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'EstimateError'
  }
}

/** No estimate needs more than a few, but each line may multiply those of the lines above it. */
const MAX_POWER = 12

const PLAIN: UnitDimension = BASES.map(() => 0)

/** A count without a dimension. */
export function plain(value: number): Quantity {
  return { value, dimension: PLAIN }
}

/** One base unit raised to a power, times a factor: `ofBase('s', 60)` is a minute. */
export function ofBase(unit: (typeof BASES)[number]['unit'], value: number): Quantity {
  return { value, dimension: BASES.map((base) => (base.unit === unit ? 1 : 0)) }
}

export function isPlain({ dimension }: Quantity): boolean {
  return dimension.every((exponent) => exponent === 0)
}

export function sameDimension(a: Quantity, b: Quantity): boolean {
  return a.dimension.every((exponent, index) => exponent === b.dimension[index])
}

export function multiply(a: Quantity, b: Quantity): Quantity {
  return finite({
    value: a.value * b.value,
    dimension: a.dimension.map((exponent, index) => exponent + (b.dimension[index] ?? 0)),
  })
}

export function divide(a: Quantity, b: Quantity): Quantity {
  if (b.value === 0) throw new EstimateError('divides by zero')
  return finite({
    value: a.value / b.value,
    dimension: a.dimension.map((exponent, index) => exponent - (b.dimension[index] ?? 0)),
  })
}

export function add(a: Quantity, b: Quantity): Quantity {
  return finite({ value: a.value + alike(a, b, 'adds').value, dimension: a.dimension })
}

export function subtract(a: Quantity, b: Quantity): Quantity {
  return finite({ value: a.value - alike(a, b, 'subtracts').value, dimension: a.dimension })
}

/** Returns `b` if it has the same dimension as `a`. `verb` starts the error message. */
export function alike(a: Quantity, b: Quantity, verb: string): Quantity {
  if (sameDimension(a, b)) return b
  throw new EstimateError(`${verb} ${dimensionWords(a.dimension)} and ${dimensionWords(b.dimension)}`)
}

/** A dimension in words: "data per time", "a plain number". */
export function dimensionWords(dimension: UnitDimension): string {
  const words = (sign: number) =>
    BASES.flatMap((base, index) => {
      const power = (dimension[index] ?? 0) * sign
      return power > 0 ? [power === 1 ? base.word : `${base.word}^${power}`] : []
    })
  const over = words(1).join(' × ')
  const under = words(-1).map((word) => `per ${word}`)
  if (!over && under.length === 0) return 'a plain number'
  return [over || 'a count', ...under].join(' ')
}

function finite(quantity: Quantity): Quantity {
  if (!Number.isFinite(quantity.value)) throw new EstimateError('is too large to compute')
  if (quantity.dimension.some((exponent) => Math.abs(exponent) > MAX_POWER))
    throw new EstimateError(`has a unit to a power beyond ${MAX_POWER}`)
  return quantity
}
