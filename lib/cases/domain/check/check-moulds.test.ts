import { expect, test } from 'vitest'
import { FIRST_EDITION } from '@/tests/fixtures/second-edition'
import type { Case } from '../case'
import { parseCase } from '../parse-case'
import type { ShippedCase } from './check-choosing'
import { checkMoulds } from './check-moulds'
import { findRepeatedSentences } from './repeated-sentences'

const parsed = parseCase(FIRST_EDITION)
if (!parsed.ok) throw new Error(parsed.problems[0].message)
const { case: original, document } = parsed

/** Ten cases, each with something changed. */
function library(
  change: (whole: Case, index: number) => void,
  body = (text: string, _: number) => text,
): ShippedCase[] {
  return Array.from({ length: 10 }, (_, index) => {
    const whole = structuredClone(original)
    change(whole, index)
    return { file: `case-${index}.md`, whole, document: { ...document, body: body(document.body, index) } }
  })
}

/** Replaces the text at a path of the case. */
function setIn(whole: Case, path: readonly PropertyKey[], text: string): void {
  let at: unknown = whole
  for (const key of path.slice(0, -1)) at = Reflect.get(Object(at), key)
  Reflect.set(Object(at), path.at(-1) ?? '', text)
}

/** Findings beyond those that the cases share because they are copies. */
function found(cases: ShippedCase[], ...openings: string[]): string[] {
  return checkMoulds(cases, 'warning')
    .filter(({ message }) => openings.some((opening) => message.startsWith(`"${opening}…"`)))
    .map(({ file, line, message }) => `${file}:${line}: ${message}`)
}

const CURVEBALL = ['guide', 'curveballs', 0]
const PLACES: [string, PropertyKey[]][] = [
  ['first hint of the deep dive', ['guide', 'steps', 'deep-dive', 'hints', 0]],
  ['third hint for personas', ['guide', 'steps', 'personas', 'hints', 2]],
  ['first probe of the calculations', ['guide', 'steps', 'calculations', 'probes', 0, 'ask']],
  ['good reaction to a curveball', [...CURVEBALL, 'good']],
  ['weak reaction to a curveball', [...CURVEBALL, 'weak']],
  ['3 for purpose', ['guide', 'rubric', 'purpose', 3]],
  ['4 for communication', ['guide', 'rubric', 'communication', 4]],
]

test.each(PLACES)(
  '[SE3] one word that opens the %s in more than a fifth of the cases is reported',
  (kind, path) => {
    const starts = (count: number) =>
      library((whole, index) => setIn(whole, path, `${index < count ? 'Juggles' : `Word${index}`} it`))
    expect(found(starts(2), 'juggles')).toEqual([])
    const report = found(starts(3), 'juggles')
    expect(report).toHaveLength(3)
    const line = starts(3)[0]?.document.lineOf(path)
    expect(report[0]).toBe(
      `case-0.md:${line}: "juggles…" opens the ${kind} in 3 of 10 cases, 2 at most; open it another way`,
    )
  },
)

test('[SE3] a plain word is not reported, but together with the following word it is', () => {
  const path = ['guide', 'steps', 'deep-dive', 'hints', 0]
  const report = (text: (index: number) => string) =>
    found(
      library((whole, index) => setIn(whole, path, text(index))),
      'which',
      'which part',
      'which part3',
    )
  expect(report((index) => `Which part${index} hurts?`)).toEqual([])
  expect(report((index) => `Which part hurts ${index}?`)).toHaveLength(10)
})

test('[SE3] labels of mistakes and the advice after them are checked, each with its line', () => {
  const cases = library(
    () => undefined,
    (text, index) =>
      text.replace(
        '## Common mistakes\n\n',
        `## Common mistakes\n\n- **${index < 3 ? 'Juggling' : `Label${index}`}.** ${index < 4 ? 'Whistle' : `Advice${index}`} now.\n`,
      ),
  )
  const [first] = cases
  const line =
    (first?.document.bodyLine ?? 0) +
    (first?.document.body.split('\n').findIndex((text) => text.includes('Juggling')) ?? 0)
  expect(found(cases, 'juggling')).toHaveLength(3)
  expect(found(cases, 'whistle')).toHaveLength(4)
  expect(found(cases, 'juggling')[0]).toContain(
    `case-0.md:${line}: "juggling…" opens the label of a common mistake`,
  )
})

test('[SE4] a sentence of five words occurs only once in the library, regardless of punctuation and capitals', () => {
  const [one, two] = library(
    (whole, index) => {
      setIn(
        whole,
        ['guide', 'steps', 'personas', 'hints', 0],
        `Say it. Nine green owls sing ${index === 0 ? 'loudly' : 'softly'}?`,
      )
      setIn(whole, [...CURVEBALL, 'good'], 'Four words are few.')
      setIn(
        whole,
        [...CURVEBALL, 'weak'],
        index === 0 ? 'Five small words are many.' : 'Yes. *Five* small words: are MANY!',
      )
    },
    (text, index) =>
      text.replace(
        '## Failures\n',
        `## Failures\n\n| Nine green owls sing ${index === 0 ? 'nothing' : 'loudly'} | x |\n`,
      ),
  )
  if (!one || !two) throw new Error('no cases')
  const report = findRepeatedSentences([one, two], 'warning').map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  )
  const weak = [...CURVEBALL, 'weak']
  const hint = ['guide', 'steps', 'personas', 'hints', 0]
  expect(report).toContain(
    `case-1.md:${two.document.lineOf(weak)}: the sentence "five small words are many" stands at case-0.md:${one.document.lineOf(weak)} too; write one anew`,
  )
  const row = two.document.body.split('\n').findIndex((text) => text.startsWith('| Nine green owls'))
  expect(report).toContain(
    `case-1.md:${two.document.bodyLine + row}: the sentence "nine green owls sing loudly" stands at case-0.md:${one.document.lineOf(hint)} too; write one anew`,
  )
  expect(report.join('\n')).not.toContain('four words are few')
  expect(report.join('\n')).not.toContain('softly')
})
