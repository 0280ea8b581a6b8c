import { divide, EstimateError, multiply, ofBase, plain, type Quantity } from './quantity'

const SECOND = ofBase('s', 1)
const perSecond = (value: number) => divide(plain(value), SECOND)
const bitsPerSecond = (value: number) => divide(ofBase('B', value / 8), SECOND)

const DAY = 86_400
const times = (units: Record<string, number>) =>
  Object.entries(units).map(([name, seconds]): [string, Quantity] => [name, ofBase('s', seconds)])

const TIMES = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  min: 60,
  h: 3600,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
}

const WRITTEN_OUT = {
  sec: 1,
  second: 1,
  seconds: 1,
  minute: 60,
  minutes: 60,
  hour: 3600,
  hours: 3600,
  days: DAY,
  weeks: 7 * DAY,
  months: 30 * DAY,
  years: 365 * DAY,
}

const PREFIXES = ['K', 'M', 'G', 'T', 'P'] as const

/** Words that have a size. Any other noun is a plain count. */
export type UnitTable = ReadonlyMap<string, Quantity>

/** The units of content files, as the format lists them. There, "20 hours" of film is a count of hours. */
export const UNITS: UnitTable = new Map([
  ...times(TIMES),
  ['B', ofBase('B', 1)],
  ['bit', ofBase('B', 1 / 8)],
  ...PREFIXES.flatMap((prefix, index): [string, Quantity][] => {
    const decimal = 1000 ** (index + 1)
    return [
      [`${prefix}B`, ofBase('B', decimal)],
      [`${prefix}iB`, ofBase('B', 1024 ** (index + 1))],
      [`${prefix}bit`, ofBase('B', decimal / 8)],
      [`${prefix}bps`, bitsPerSecond(decimal)],
    ]
  }),
  ['kB', ofBase('B', 1000)],
  ['kbit', ofBase('B', 125)],
  ['kbps', bitsPerSecond(1000)],
  ['bps', bitsPerSecond(1)],
  ...['qps', 'rps', 'tps'].map((name): [string, Quantity] => [name, perSecond(1)]),
  ['EUR', ofBase('EUR', 1)],
  ['€', ofBase('EUR', 1)],
  ['USD', ofBase('USD', 1)],
  ['GBP', ofBase('GBP', 1)],
  ['%', plain(0.01)],
  ['x', plain(1)],
])

/** The units of the calculator: the same, plus common shorthand. */
export const EASY_UNITS: UnitTable = new Map([
  ...UNITS,
  ...times(WRITTEN_OUT),
  ...['byte', 'bytes'].map((name): [string, Quantity] => [name, ofBase('B', 1)]),
  ['bits', ofBase('B', 1 / 8)],
])

/** Words and letters that multiply a number. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['bn', 1e9],
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
])

const AMBIGUOUS: ReadonlyMap<string, string> = new Map([
  ['m', 'could be million, minutes or metres; write M, min or the word'],
  ['b', 'could be bits or bytes; write bit or B'],
  ...['k', 'K', 'm', 'M', 'g', 'G', 't', 'T'].map((prefix): [string, string] => {
    const big = prefix.toUpperCase()
    return [`${prefix}b`, `could be bits or bytes; write ${big}bit or ${big}B`]
  }),
  ...['m', 'g', 't', 'p'].map((prefix): [string, string] => [
    `${prefix}B`,
    `needs a capital letter: ${prefix.toUpperCase()}B`,
  ]),
])

/** The value of one unit word. An unknown word is a thing that is counted, with the value one. */
export function unitWord(word: string, units: UnitTable): Quantity {
  const known = units.get(word)
  if (known) return known
  const doubt = AMBIGUOUS.get(word)
  if (/^\d/.test(word)) throw new EstimateError(`"${word}" is not a unit`)
  if (doubt) throw new EstimateError(`"${word}" ${doubt}`)
  return plain(1)
}

export function isUnitWord(word: string, units: UnitTable): boolean {
  return units.has(word) || AMBIGUOUS.has(word)
}

/** Parses `EUR/month`, `GB*month`, `requests per user per day`. The first part multiplies, each further one divides. */
export function parseUnit(text: string, units: UnitTable = UNITS): Quantity {
  const parts = text
    .trim()
    // regex: quantities, formulas and the lines of a sheet are short, see MAX_QUANTITY, MAX_FORMULA and MAX_LINE
    .replaceAll(/(^|\s+)per\s+/g, '/')
    .split('/')
  return parts
    .map((part) =>
      part
        .split(/[\s*]+/)
        .filter(Boolean)
        .map((word) => unitWord(word, units))
        .reduce(multiply, plain(1)),
    )
    .reduce((left, right) => divide(left, right))
}
