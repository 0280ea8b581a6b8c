import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCase } from '@/lib/cases/domain/parse-case'
import { parsePage } from '@/lib/handbook/domain/parse-page'
import type { NamedText } from '../text-schema'
import type { Estimates } from './estimates-schema'
import { evaluateEstimates } from './evaluate-estimates'
import { writtenSums } from './written-sums'

const GIVEN = [{ name: 'bookings', text: '1 million bookings/day' }]
const ASSUME = [{ name: 'peak', text: '5 x', why: 'holidays' }]

function problemsOf(derive: Estimates['derive'], given: NamedText[] = GIVEN) {
  return evaluateEstimates(given, { assume: ASSUME, derive }).problems.map(
    ({ name, message }) => `${name}: ${message}`,
  )
}

test('a correct result passes, with the names in between', () => {
  const derive = [
    { name: 'peak_rate', formula: 'bookings * peak', text: '58 bookings/s', soWhat: 'few' },
    { name: 'doubled', formula: 'peak_rate * 2', text: '116 bookings/s' },
  ]
  const report = evaluateEstimates(GIVEN, { assume: ASSUME, derive })
  expect(report.problems).toEqual([])
  expect(report.lines.map((line) => line.origin)).toEqual(['given', 'assumed', 'derived', 'derived'])
  expect(report.unused).toEqual([])
})

test.each([
  ['a result that is off', 'bookings * peak', '68 bookings/s', 'computes to 57.9/s'],
  ['another dimension', 'bookings * peak', '58 bookings', 'is a plain number; fix the formula or the unit'],
  ['an unknown name', 'booking * peak', '58 bookings/s', '"booking" is not known'],
  ['unlike units', 'bookings + peak', '58 bookings/s', 'adds a count per time and a plain number'],
  ['a result without a number', 'bookings * peak', 'many', 'is not a quantity'],
])('%s is reported', (_, formula, text, message) => {
  expect(problemsOf([{ name: 'rate', formula, text }]).join()).toContain(message)
})

test('a name defined twice and an unused assumption are reported', () => {
  expect(problemsOf([{ name: 'peak', formula: 'bookings * 1', text: '11.6 bookings/s' }])).toContain(
    'peak: is defined twice; rename one',
  )
  expect(evaluateEstimates([], { assume: ASSUME, derive: [] }).unused).toEqual(['peak'])
})

/** Every worked estimate of the library: the numbers that its formulas use, and the formulas. */
function library(): { file: string; given: NamedText[]; estimates: Estimates }[] {
  const read = (folder: string) =>
    readdirSync(`content/${folder}`)
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({
        file: `${folder}/${name}`,
        source: readFileSync(`content/${folder}/${name}`, 'utf8'),
      }))
  const cases = read('cases').flatMap(({ file, source }) => {
    const parsed = parseCase(source)
    if (!parsed.ok) return []
    const { facts, estimates } = parsed.case.guide
    return [
      {
        file,
        given: Object.values(facts).flatMap((list) => list.flatMap((fact) => fact.numbers)),
        estimates,
      },
    ]
  })
  const pages = (['pattern', 'concept'] as const).flatMap((kind) =>
    read(`${kind}s`).flatMap(({ file, source }) => {
      const parsed = parsePage(source, kind)
      return parsed.ok ? [{ file, given: [], estimates: parsed.page.estimates }] : []
    }),
  )
  return [...cases, ...pages]
}

const timesTen = (text: string) =>
  text.replace(/\d[\d,]*(\.\d+)?/, (number) => `${Number(number.replaceAll(',', '')) * 10}`)

const LIBRARY = library()

describe.each(LIBRARY)('$file', ({ given, estimates }) => {
  test('computes', () => {
    expect(evaluateEstimates(given, estimates).problems).toEqual([])
  })

  test('each written result multiplied by ten is reported', () => {
    for (const [index, line] of estimates.derive.entries()) {
      // Later lines cannot influence it.
      const derive = [...estimates.derive.slice(0, index), { ...line, text: timesTen(line.text) }]
      const names = evaluateEstimates(given, { ...estimates, derive }).problems.map((problem) => problem.name)
      expect(names).toContain(line.name)
    }
  })

  test('each number that a formula uses, multiplied by ten, is reported', () => {
    const unnoticed = [...given, ...estimates.assume].flatMap(({ name }) => {
      const changed = <T extends NamedText>(list: T[]) =>
        list.map((entry) => (entry.name === name ? { ...entry, text: timesTen(entry.text) } : entry))
      const assume = changed(estimates.assume)
      if (!isUsed(name, estimates.derive)) return []
      const { problems } = evaluateEstimates(changed([...given]), { ...estimates, assume })
      return problems.length === 0 ? [name] : []
    })
    expect(unnoticed).toEqual([])
  })
})

type Row = NamedText & { formula?: string }

/** Estimates as people write them in a worksheet: "peak = bookings * 5 = 58 bookings/s". */
function asSheet(rows: readonly Row[]): string {
  return rows
    .map(({ name, formula, text }) => [name, ...(formula ? [formula] : []), text].join(' = '))
    .join('\n')
}

test('[ES1] in a worksheet all worked estimates pass, and a number changed tenfold is noticed in 95 of 100', () => {
  const sheets = LIBRARY.map(({ given, estimates }): Row[] => [
    ...given,
    ...estimates.assume,
    ...estimates.derive,
  ])
  const asked = (rows: readonly Row[]) =>
    writtenSums([asSheet(rows)]).flatMap(({ wrong, otherRates }) => [...wrong, ...otherRates])
  expect(sheets.flatMap(asked)).toEqual([])
  // One number in sixteen is a large enough sample, and each takes a whole sheet.
  const places = sheets.flatMap((rows) =>
    rows.flatMap((row, place) => (row.formula || isUsed(row.name, rows) ? [{ rows, row, place }] : [])),
  )
  const tried = places.filter((_, index) => index % 16 === 0)
  const noticed = tried.filter(
    ({ rows, row, place }) => asked(rows.with(place, { ...row, text: timesTen(row.text) })).length > 0,
  )
  expect(tried.length).toBeGreaterThan(250)
  expect(noticed.length / tried.length).toBeGreaterThanOrEqual(0.95)
})

function isUsed(name: string, rows: readonly Pick<Row, 'formula'>[]): boolean {
  return rows.some(({ formula = '' }) => new RegExp(`\\b${name}\\b`).test(formula))
}
