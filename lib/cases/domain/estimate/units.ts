import { divide, EstimateError, multiply, ofBase, plain, type Quantity } from './quantity'

const SECOND = ofBase('s', 1)
const perSecond = (value: number) => divide(plain(value), SECOND)
const bitsPerSecond = (value: number) => divide(ofBase('B', value / 8), SECOND)

const TIMES: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  day: 86_400,
  days: 86_400,
  week: 7 * 86_400,
  weeks: 7 * 86_400,
  month: 30 * 86_400,
  months: 30 * 86_400,
  year: 365 * 86_400,
  years: 365 * 86_400,
}

const PREFIXES = ['K', 'M', 'G', 'T', 'P'] as const

/** Every unit that a quantity or a formula may name. Any other noun is a plain count. */
export const UNITS: ReadonlyMap<string, Quantity> = new Map([
  ...Object.entries(TIMES).map(([name, seconds]): [string, Quantity] => [name, ofBase('s', seconds)]),
  ...['B', 'byte', 'bytes'].map((name): [string, Quantity] => [name, ofBase('B', 1)]),
  ...['bit', 'bits'].map((name): [string, Quantity] => [name, ofBase('B', 1 / 8)]),
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
  ...['qps', 'rps', 'tps', 'ops'].map((name): [string, Quantity] => [
    name,
    name === 'ops' ? plain(1) : perSecond(1),
  ]),
  ['EUR', ofBase('EUR', 1)],
  ['€', ofBase('EUR', 1)],
  ['USD', ofBase('USD', 1)],
  ['GBP', ofBase('GBP', 1)],
  ['%', plain(0.01)],
  ['x', plain(1)],
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
    `wants a capital letter: ${prefix.toUpperCase()}B`,
  ]),
])

/** The value of one unit word. An unknown word counts things and is worth one. */
export function unitWord(word: string): Quantity {
  const known = UNITS.get(word)
  if (known) return known
  const doubt = AMBIGUOUS.get(word)
  if (/^\d/.test(word)) throw new EstimateError(`"${word}" is not a unit`)
  if (doubt) throw new EstimateError(`"${word}" ${doubt}`)
  return plain(1)
}

export function isUnitWord(word: string): boolean {
  return UNITS.has(word) || AMBIGUOUS.has(word)
}

/** Reads `EUR/month`, `GB*month`, `requests per user per day`. The first part multiplies, each further one divides. */
export function parseUnit(text: string): Quantity {
  const parts = text
    .trim()
    .replaceAll(/(^|\s+)per\s+/g, '/')
    .split('/')
  return parts
    .map((part) =>
      part
        .split(/[\s*]+/)
        .filter(Boolean)
        .map(unitWord)
        .reduce(multiply, plain(1)),
    )
    .reduce((left, right) => divide(left, right))
}
