import type { Random } from '../../support/board/random'
import { fill, size } from '../input'

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('')

/** Top-level YAML lines of a document. */
const FORMS: Readonly<Record<string, (random: Random, most: number) => string>> = {
  'lists in lists': (random, most) => {
    const depth = fill(random, most, 2)
    return `odd: ${'['.repeat(depth)}${random.chance(0.5) ? ']'.repeat(depth) : ''}`
  },
  'maps in maps': (random, most) => {
    const depth = fill(random, most, 5)
    return `odd: ${'{a: '.repeat(depth)}1${random.chance(0.5) ? '}'.repeat(depth) : ''}`
  },
  'indented maps': (random, most) =>
    times(size(random, 1, Math.sqrt(most)), (at) => `${' '.repeat(at)}odd:\n`),
  'lists in one line': (random, most) => `odd:\n  ${'- '.repeat(fill(random, most, 2))}a`,
  'names for values': (random, most) => {
    const count = size(random, 1, Math.min(60, most / 40))
    return `odd:\n  - &a0 [x, x]\n${times(count, (at) => `  - &a${at + 1} [*a${at}, *a${at}, *a${at}]\n`)}`
  },
  'many names': (random, most) => `odd:\n${times(fill(random, most, 12), (at) => `  - &n${at} a\n`)}`,
  'long text': (random, most) =>
    `odd: ${random.pick(['|', '>', '>-', '|+'])}\n${'  a\n\n'.repeat(fill(random, most, 5))}`,
  'text that is folded': (random, most) => `odd: "${'a\n   \n  '.repeat(fill(random, most, 8))}"`,
  'never closed': (random, most) =>
    `odd: ${random.pick(['"', "'", '[', '{', '[a, '])}${'x '.repeat(fill(random, most, 2))}`,
  'long key': (random, most) => `${'k'.repeat(fill(random, most))}: 1`,
  'complex keys': (random, most) => `${'? '.repeat(fill(random, most, 2))}a\n: b`,
  'same keys': (random, most) => times(fill(random, most, 8), () => 'odd: 1\n'),
  'many keys': (random, most) => times(fill(random, most, 8), (at) => `k${at}: 1\n`),
  'long number': (random, most) =>
    `odd: ${random.pick(['', '-', '0x', '0o', '1e', '.', '1.'])}${'1'.repeat(fill(random, most))}`,
  tags: (random, most) =>
    `odd: ${random.pick(['!!binary ', '!!js/function ', '!!set ', '! ', '!!timestamp '])}${'A'.repeat(fill(random, most))}`,
  'merged keys': (random, most) =>
    `odd: &a {b: 1}\nmore:\n${times(fill(random, most, 12), () => '  <<: *a\n')}`,
  comments: (random, most) => `odd: a ${'# '.repeat(fill(random, most, 2))}`,
  spaces: (random, most) => `odd:${random.pick([' ', '\t', '\n', '\r'])}`.repeat(fill(random, most, 6)),
  marks: (random, most) =>
    times(fill(random, most, 3), () =>
      random.pick([
        '- ',
        '? ',
        ': ',
        '{',
        '}',
        '[',
        ']',
        ',',
        '&a ',
        '*a ',
        '!',
        '|\n',
        '>\n',
        '"',
        "'",
        '%',
        '@',
        '\n',
        '  ',
        '#',
        '---\n',
        'a',
      ]),
    ).replaceAll('---', '--'),
}

export const YAML_FORMS = Object.keys(FORMS)

export function yaml(form: string, random: Random, most: number): string {
  return FORMS[form]?.(random, most) ?? ''
}
