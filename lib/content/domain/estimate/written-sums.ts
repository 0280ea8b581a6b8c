import { evaluate } from './evaluate'
import { formatQuantity } from './format-quantity'
import { parseQuantity } from './parse-quantity'
import { EstimateError, plain, type Quantity, sameDimension } from './quantity'
import { EASY_UNITS, UNITS, type UnitTable } from './units'

/** A written sum whose result does not match. */
export type WrongSum = Readonly<{ formula: string; written: string; computed: string }>

/** A figure that was written under a name. */
export type WrittenFigure = Readonly<{ name: string; quantity: Quantity; text: string }>

/** A rate in a sum that differs from the one written above for the same thing. */
export type OtherRate = Readonly<{ used: string; stated: string }>

export type WrittenSums = Readonly<{
  wrong: readonly WrongSum[]
  figures: readonly WrittenFigure[]
  otherRates: readonly OtherRate[]
}>

/** Limits on lines and characters; the rest is ignored. */
const MOST_LINES = 300
const LONGEST_LINE = 500
/** People round as they go, for instance 86,400 to 100,000. Beyond this factor it is a mistake. */
export const ROUNDED = 1.5

/** Bare numbers, whatever they count: "× 86,400" turns a rate per second into one per day. */
const BARE_UNITS: UnitTable = new Map(
  [...EASY_UNITS].map(([name, unit]) => [name, name === '%' ? unit : plain(1)]),
)
/** Parsed as by the calculator; with "20 hours" of film as a count; as bare numbers. Correct in one is correct. */
const READINGS = [EASY_UNITS, UNITS, BARE_UNITS] as const

const COMPARISON = /[<>!]=|==/
const EQUALS = /=>|→|≈|=/
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u
// regex: a line has at most LONGEST_LINE characters
const BULLET = /^\s*(?:[-•*–·]\s+|\d+[.)]\s+)/
const TIMES = /\s[x×]\s(?=[\d(\p{L}])/gu
const OPERATOR = /[*×÷+]|\s[-−/]\s|\/\s*[\d(]/
const IN_UNIT = /\s+in\s+\S+$/

/** Values of names, in each reading. */
type Scopes = readonly Map<string, Quantity>[]

type Rate = Readonly<{ quantity: Quantity; text: string }>

/** What the lines so far have stated. */
type Above = Readonly<{ scopes: Scopes; ratesOf: Map<string, Rate[]> }>

/** Rates further apart than this are one person's and everybody's. */
const ONE_AND_ALL = 30
// regex: a line has at most LONGEST_LINE characters, and only single spaces
const RATE =
  /(?<![\p{L}\p{N}_.,])\d[\d,]*(?:\.\d+)?(?: ?(?:thousand|million|billion|trillion|bn|[kKMGT]))? (\p{L}+)(?: ?\/ ?| per )\p{L}+/gu
const PER_SECOND = parseQuantity('1/s')

/**
 * Recomputes the sums that somebody wrote out, such as "10M users * 20 reads = 200M reads". Text that cannot be parsed
 * as a sum is ignored. So is a sum that is correct with its units, or in its numbers alone.
 * @param texts in order: a sum may use the names in lines above it
 */
export function writtenSums(texts: readonly string[]): WrittenSums[] {
  const above: Above = { scopes: READINGS.map(() => new Map()), ratesOf: new Map() }
  return texts.map((text) => {
    const lines = text.split('\n').slice(0, MOST_LINES)
    const found = lines.map((line) => readLine(line, above))
    return {
      wrong: found.flatMap(({ wrong }) => wrong),
      figures: found.flatMap(({ figures }) => figures),
      otherRates: found.flatMap(({ otherRates }) => otherRates),
    }
  })
}

function readLine(line: string, above: Above): WrittenSums {
  const [code = ''] = line.split('#')
  const found: WrittenSums = { wrong: [], figures: [], otherRates: [] }
  if (code.length > LONGEST_LINE || COMPARISON.test(code)) return found
  const parts = code
    .replace(/\s+/g, ' ')
    .replace(BULLET, '')
    .replace(TIMES, ' * ')
    .split(EQUALS)
    .map((part) => part.trim())
  const [first = ''] = parts
  const name = NAME.test(first) && parts.length > 1 ? first : null
  const sides = name === null ? parts : parts.slice(1)
  const wrong = sides.flatMap((written, index): WrongSum[] => {
    const formula = sides[index - 1]
    const one =
      formula === undefined ? null : compared(withoutHeading(formula), resultIn(written), above.scopes)
    return one ? [one] : []
  })
  const otherRates = sides.filter((side) => OPERATOR.test(side)).flatMap((side) => ratesUnlike(side, above))
  const last = sides.at(-1) ?? ''
  const figure = name === null ? null : remembered(name, last, above.scopes)
  if (figure) stateRate(figure, last, above)
  return { wrong, figures: figure ? [figure] : [], otherRates }
}

/** Rates used in a sum, where a different rate of the same thing is written above, and not this one. */
function ratesUnlike(formula: string, { ratesOf }: Above): OtherRate[] {
  return [...formula.matchAll(RATE)].flatMap(([used, noun = '']): OtherRate[] => {
    const quantity = attempt(() => parseQuantity(used, EASY_UNITS))
    const stated = ratesOf.get(thing(noun)) ?? []
    if (!quantity || stated.some((one) => agrees(one.quantity, quantity))) return []
    const near = stated.findLast((one) => agrees(one.quantity, quantity, ONE_AND_ALL))
    return near ? [{ used, stated: near.text }] : []
  })
}

/** A rate is identified by its name, and by what it counts. */
function stateRate({ name, quantity, text }: WrittenFigure, side: string, { ratesOf }: Above): void {
  if (!sameDimension(quantity, PER_SECOND)) return
  const nouns = [...side.matchAll(RATE)].map(([, noun = '']) => noun)
  for (const noun of new Set([name, ...nouns].map(thing)))
    ratesOf.set(noun, [...(ratesOf.get(noun) ?? []), { quantity, text }])
}

/** "writes" and "write" count the same thing. */
function thing(noun: string): string {
  return noun.toLowerCase().replace(/s$/, '')
}

/** "Reads: 10 users * 20": text before a colon is not part of a sum. */
function withoutHeading(formula: string): string {
  return formula.slice(formula.lastIndexOf(':') + 1).trim()
}

/** "200M reads/day (average), so" */
function resultIn(written: string): string {
  return (
    written
      .split(/[;(]|,\s|\s[-–]\s/)[0]
      ?.trim()
      .replace(/[.,]$/, '') ?? ''
  )
}

/** The sum if it is wrong in every reading. */
function compared(formula: string, written: string, scopes: Scopes): WrongSum | null {
  if (!OPERATOR.test(formula)) return null
  const readings = READINGS.map((units, index) => {
    const computed = attempt(() => evaluate(formula, scopes[index] ?? new Map(), { units }))
    const result = attempt(() => parseQuantity(written, units))
    return computed && result && { computed, result, right: agrees(computed, result) }
  })
  if (!readings.at(-1) || readings.some((one) => one?.right)) return null
  // The intended reading is the one that comes closest.
  const [closest] = readings
    .flatMap((one) => (one && sameDimension(one.computed, one.result) ? [one] : []))
    .toSorted((a, b) => farness(a) - farness(b))
  return closest
    ? { formula, written, computed: formatQuantity(closest.computed, undefined, EASY_UNITS) }
    : null
}

function farness({ computed, result }: Readonly<{ computed: Quantity; result: Quantity }>): number {
  const ratio = computed.value / result.value
  return ratio > 0 ? Math.abs(Math.log(ratio)) : Infinity
}

/** Whether two figures of one dimension are equal except for rounding. */
export function agrees(a: Quantity, b: Quantity, factor = ROUNDED): boolean {
  if (!sameDimension(a, b)) return false
  if (a.value === 0 || b.value === 0) return a.value === b.value
  const ratio = a.value / b.value
  return ratio >= 1 / factor && ratio <= factor
}

/** Stores the value of a name: the quantity after it, or the result of its formula. */
function remembered(name: string, side: string, scopes: Scopes): WrittenFigure | null {
  const written = resultIn(side)
  const figures = READINGS.map((units, index): WrittenFigure | null => {
    const scope = scopes[index] ?? new Map<string, Quantity>()
    const plainly = attempt(() => parseQuantity(written, units))
    const quantity = plainly ?? attempt(() => evaluate(side.replace(IN_UNIT, ''), scope, { units }))
    if (!quantity) return null
    scope.set(name, quantity)
    return { name, quantity, text: plainly ? written : formatQuantity(quantity, undefined, EASY_UNITS) }
  })
  return figures[0] ?? null
}

/** Null if it is neither a formula nor a quantity. */
function attempt(read: () => Quantity): Quantity | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof EstimateError) return null
    throw error
  }
}
