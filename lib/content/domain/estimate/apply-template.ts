import { type CalculatorLine, calculate } from './calculator'
import type { CalculatorTemplate } from './calculator-templates'

/** The text to append to a sheet, and the part of it to select: the first number to replace, as offsets in the text. */
export type TemplateText = { text: string; select: readonly [from: number, to: number] }

type Definition = { name: string; body: string; unit: string }

const NAME = /[\p{L}_][\p{L}\p{N}_]*/gu
const FIRST_NUMBER = /= (\d[\d.,]*(?: (?:thousand|million|billion))?)/

/**
 * Adapts a template to the end of a sheet. Names that the sheet already has are reused, not written again; numbers that
 * the template needs and the sheet lacks are added. If everything is already there, a numbered copy is added.
 */
export function applyTemplate(sheet: string, template: CalculatorTemplate): TemplateText {
  const taken = namesIn(calculate(sheet))
  const own = template.lines.map(definition)
  const missing = whatIsMissing(own, taken)
  const wanted = missing.length > 0 ? missing : numberedCopy(own, taken)
  const cited = new Set(wanted.flatMap(namesOf))
  const asked = template.needs.map(definition).filter(({ name }) => cited.has(name) && !taken.has(name))
  const block = [
    `# ${template.title}`,
    ...[...asked, ...wanted].map(({ name, body, unit }) => `${name} = ${body}${unit}`),
  ].join('\n')
  const gap = sheet === '' || sheet.endsWith('\n\n') ? '' : sheet.endsWith('\n') ? '\n' : '\n\n'
  const text = gap + block
  const number = FIRST_NUMBER.exec(text)
  const from = number ? number.index + 2 : text.length
  return { text, select: [from, from + (number?.[1]?.length ?? 0)] }
}

function definition(line: string): Definition {
  const [name = '', right = ''] = line.split(' = ')
  const [body = ''] = right.split(' in ')
  return { name, body, unit: right.slice(body.length) }
}

function namesOf({ body }: Definition): string[] {
  return body.match(NAME) ?? []
}

function namesIn(lines: readonly CalculatorLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => ('name' in line && line.name ? [line.name] : [])))
}

/** The formulas that the sheet lacks, and the numbers that they need. */
function whatIsMissing(own: readonly Definition[], taken: ReadonlySet<string>): Definition[] {
  const free = own.filter(({ name }) => !taken.has(name))
  const wanted = new Set(free.filter(isFormula).flatMap(namesOf))
  return free.filter((line) => isFormula(line) || wanted.has(line.name))
}

/** In a template, a number starts with a digit. */
function isFormula({ body }: Definition): boolean {
  return !/^\d/.test(body)
}

function numberedCopy(own: readonly Definition[], taken: ReadonlySet<string>): Definition[] {
  let copy = 2
  while (own.some(({ name }) => taken.has(`${name}_${copy}`))) copy++
  const ownNames = new Set(own.map(({ name }) => name))
  const renamed = (name: string) => (ownNames.has(name) ? `${name}_${copy}` : name)
  return own.map((line) => ({
    ...line,
    name: renamed(line.name),
    body: isFormula(line) ? line.body.replaceAll(NAME, renamed) : line.body,
  }))
}
