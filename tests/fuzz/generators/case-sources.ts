import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CASE_HEADINGS } from '@/lib/cases/domain/case-body'
import type { Random } from '../../support/board/random'
import { type Forms, size } from '../input'
import { MARKDOWN_FORMS, markdown } from './markdown'
import { formula, quantity } from './quantities'
import { YAML_FORMS, yaml } from './yaml'

/** The longest source has 200,000 characters. */
const MOST = 180_000
/** A short publishable case, the template of new ones. */
export const CASE = readFileSync(path.resolve('content/templates/case.md'), 'utf8')
const HEADINGS = Object.values(CASE_HEADINGS)

const bytesOf = (text: string) => Buffer.from(text)

/** The case with something added at the end of a section. */
function withSection(text: string, random: Random): string {
  const heading = `## ${random.pick(HEADINGS)}\n\n`
  const end = CASE.indexOf('\n## ', CASE.indexOf(heading) + heading.length)
  const at = end < 0 ? CASE.length : end
  return `${CASE.slice(0, at)}\n\n${text}\n${CASE.slice(at)}`
}

/** The case with extra lines before its own. */
const withLines = (lines: string) => CASE.replace('---\n', () => `---\n${lines}\n`)

const ASSUMED = /^ {6}(\w+): (\d[^|\n]*?)( \|.*)?$/gm
const GIVEN = /^ {10}(\w+): (.+)$/gm
const DERIVED = /^ {6}(\w+): ([^\n|]*?) = ([^\n|]*)/gm

/** The case with some of its numbers and formulas replaced. */
function withEstimates(random: Random, share: number): string {
  const most = size(random, 10, 40_000)
  const maybe = (whole: string, changed: () => string) => (random.chance(share) ? changed() : whole)
  return CASE.replace(ASSUMED, (whole, name, _value, note = '') =>
    maybe(whole, () => `      ${name}: ${quantity(random, most)}${note}`),
  )
    .replace(GIVEN, (whole, name) => maybe(whole, () => `          ${name}: ${quantity(random, most)}`))
    .replace(DERIVED, (whole, name, _formula, result) =>
      maybe(whole, () => `      ${name}: ${formula(random, Math.min(most, 2_000))} = ${result}`),
    )
    .slice(0, MOST)
}

const asText = (text: string) =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('"', "'")
    .replaceAll('\\', '/')

/** Sources of a case: Markdown in a section, texts in the guide, and YAML that nobody writes. */
export const caseForms: Forms = {
  ...Object.fromEntries(
    MARKDOWN_FORMS.map((form) => [
      `section: ${form}`,
      (random: Random) => bytesOf(withSection(markdown(form, random, size(random, 100, MOST)), random)),
    ]),
  ),
  'section of many forms': (random) =>
    bytesOf(
      withSection(
        Array.from({ length: 20 }, () => markdown(random.pick(MARKDOWN_FORMS), random, 900)).join('\n\n'),
        random,
      ),
    ),
  'texts of the guide': (random) => {
    const text = asText(markdown(random.pick(MARKDOWN_FORMS), random, size(random, 100, MOST)))
    return bytesOf(CASE.replace(/say: Hand it back first.*/, () => `say: "${text}"`))
  },
  prompt: (random) => {
    const text = asText(markdown(random.pick(MARKDOWN_FORMS), random, size(random, 100, MOST)))
    return bytesOf(CASE.replace(/prompt: >-\n( {2}.+\n)+/, () => `prompt: "${text}"\n`))
  },
  ...Object.fromEntries(
    YAML_FORMS.map((form) => [
      `yaml: ${form}`,
      (random: Random) => bytesOf(withLines(yaml(form, random, size(random, 100, MOST)))),
    ]),
  ),
  'changed letters': (random) => {
    let text = CASE
    for (let left = size(random, 1, 50); left > 0; left--) {
      const at = random.below(text.length)
      text =
        text.slice(0, at) +
        random.pick(['', '\n', ' ', '"', '[', '{', '*', '&a ', ': ', '|', '\u0000', '- ']) +
        text.slice(at + random.below(3))
    }
    return bytesOf(text)
  },
}

/** Sources with odd numbers and formulas. */
export const estimateForms: Forms = {
  'one odd estimate': (random) => bytesOf(withEstimates(random, 0.02)),
  'some odd estimates': (random) => bytesOf(withEstimates(random, 0.2)),
  'only odd estimates': (random) => bytesOf(withEstimates(random, 1)),
}
