import { alike, EstimateError, isPlain, plain, type Quantity } from './quantity'

type Compute = (values: Quantity[]) => Quantity

/** The functions a formula may call. */
export const FUNCTIONS = {
  ceil: (values) => {
    const [value] = plainNumbers('ceil', values, 1)
    // Allows for rounding errors: 14.0000000001 from floating point is 14, not 15.
    return plain(Math.ceil((value ?? 0) - 1e-9))
  },
  sqrt: (values) => {
    const [value = 0] = plainNumbers('sqrt', values, 1)
    if (value < 0) throw new EstimateError('takes the root of a negative number')
    return plain(Math.sqrt(value))
  },
  pow: (values) => {
    const [base = 0, exponent = 0] = plainNumbers('pow', values, 2)
    const value = base ** exponent
    if (!Number.isFinite(value)) throw new EstimateError('is too large to compute')
    return plain(value)
  },
  min: (values) => extreme('min', values, (a, b) => a < b),
  max: (values) => extreme('max', values, (a, b) => a > b),
} satisfies Record<string, Compute>

export function isFunctionName(name: string): name is keyof typeof FUNCTIONS {
  return Object.hasOwn(FUNCTIONS, name)
}

function plainNumbers(name: string, values: Quantity[], count: number): number[] {
  if (values.length !== count)
    throw new EstimateError(`${name} takes ${count === 1 ? 'one value' : 'two values'}`)
  if (!values.every(isPlain)) throw new EstimateError(`${name} takes plain numbers; divide by a unit first`)
  return values.map((value) => value.value)
}

function extreme(name: string, values: Quantity[], wins: (a: number, b: number) => boolean): Quantity {
  const [first, ...others] = values
  if (!first || others.length === 0)
    throw new EstimateError(`${name} takes two values or more, with a space after each comma`)
  return others.reduce(
    (best, value) => (wins(alike(best, value, 'compares').value, best.value) ? value : best),
    first,
  )
}
