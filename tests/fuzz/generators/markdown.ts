import type { Random } from '../../support/board/random'
import { fill, size } from '../input'

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('')

/** The syntax of Markdown, its tables and its links. */
const MARKS = [
  '*a_ ',
  '**a',
  '_a*',
  '*',
  '__',
  '***a ',
  '~~a',
  '`',
  '``',
  '[',
  '](',
  '![',
  '[a]',
  '[a][',
  '[^1]',
  '[^a]: x\n\n',
  '> ',
  '- ',
  '1. ',
  '  - a\n',
  '<a ',
  '<!--',
  '<div>\n\n',
  '<?',
  '<![CDATA[',
  '&amp;',
  '&#1;',
  '&a',
  '|a',
  '|-',
  '\n===\n',
  'a\n---\n',
  'http://a.b ',
  'www.a.b',
  'a@b.c ',
  '\\',
  '    a\n',
  '\t',
  '# ',
  '[a]: b\n',
  '```\n',
  '~~~a\n',
  '*[',
  '_(',
  '“”',
  '\u{1F600}',
  'a  \n',
  '\n',
  ' ',
  'word ',
]

/** Markdown text of up to `most` characters. */
const FORMS: Readonly<Record<string, (random: Random, most: number) => string>> = {
  'one mark again and again': (random, most) => {
    const mark = random.pick(MARKS)
    return mark.repeat(fill(random, most, mark.length))
  },
  'two marks in turn': (random, most) => {
    const marks = random.pick(MARKS) + random.pick(MARKS)
    return marks.repeat(fill(random, most, marks.length))
  },
  'opened, then closed': (random, most) => {
    const [open, close] = random.pick([
      ['[', ']'],
      ['*', '*'],
      ['**', '**'],
      ['(', ')'],
      ['<a>', '</a>'],
      ['`', '`'],
      ['[a](', ')'],
    ])
    const count = size(random, 1, most / (open.length + close.length))
    return `${open.repeat(count)}a${close.repeat(count)}`
  },
  'marks by chance': (random, most) => times(fill(random, most, 4), () => random.pick(MARKS)).slice(0, most),
  'quotes in quotes': (random, most) =>
    times(size(random, 1, 200), (at) => `${'> '.repeat(Math.min(at, most / 400))}a\n`),
  'lists in lists': (random, most) => {
    const depth = size(random, 1, Math.sqrt(most))
    return times(depth, (at) => `${'  '.repeat(at)}- a\n`)
  },
  'quotes and lists in one line': (random, most) =>
    times(fill(random, most, 4), () => random.pick(['> ', '- ', '1. ', '* '])),
  table: (random, most) => {
    const columns = fill(random, most, 20)
    const rows = size(random, 1, most / (columns * 2) / 2)
    return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${times(rows, () => `${'|a'.repeat(random.below(columns) + 1)}|\n`)}`
  },
  footnotes: (random, most) =>
    times(fill(random, most, 30), (at) => `a[^${at}] `) +
    times(fill(random, most, 30), (at) => `\n\n[^${at}]: b[^${at + 1}]`),
  'references nobody uses': (random, most) => times(fill(random, most, 20), (at) => `[a${at}]: <b${at}>\n`),
  'references everybody uses': (random, most) =>
    `[a]: https://example.org/${'b'.repeat(fill(random, most, 2))}\n\n${'[a] '.repeat(fill(random, most, 8))}`,
  'long words': (random, most) => random.pick(['a', '!', '1', 'ä', '-', '=', '.']).repeat(fill(random, most)),
  'long code': (random, most) =>
    `\`\`\`${'x'.repeat(random.below(100))}\n${'y\n'.repeat(fill(random, most, 2))}\`\`\`\n`,
  headings: (random, most) => times(fill(random, most, 8), () => `${'#'.repeat(1 + random.below(7))} a\n\n`),
  addresses: (random, most) =>
    times(
      fill(random, most, 30),
      () =>
        `[a](${random.pick(['javascript:alert(1)', 'https://a.b', 'data:text/html,x', '//a', 'a b', '<a>'])}) `,
    ),
}

export const MARKDOWN_FORMS = Object.keys(FORMS)

export function markdown(form: string, random: Random, most: number): string {
  return FORMS[form]?.(random, most) ?? ''
}
