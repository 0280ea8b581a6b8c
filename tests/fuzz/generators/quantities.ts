import type { Random } from '../../support/board/random'
import { size } from '../input'

const UNITS = [
  's',
  'ms',
  'day',
  'B',
  'KB',
  'GB',
  'Mbit',
  'requests',
  'users',
  '%',
  'x',
  'EUR',
  'month',
  'words',
  'ä',
  '€',
]
const SCALES = ['', ' million', ' billion', 'k', 'M', ' thousand']
const NAMES = ['hotels', 'bookings', 'peak', 'day', 'year', 'rooms', 'bit', 'nobody']

const digits = (random: Random, most: number) =>
  Array.from({ length: size(random, 1, most) }, () => random.below(10)).join('')

function number(random: Random, most: number): string {
  return random.pick([
    () => `${random.below(1_000)}`,
    () => digits(random, most),
    () => `${digits(random, most)}.${digits(random, most)}`,
    () => `1${',000'.repeat(size(random, 1, most / 4))}`,
    () => `1${','.repeat(size(random, 1, most))}`,
    () => `${random.below(10)}e${random.pick(['', '-', '+'])}${random.below(1_000)}`,
    () => '.'.repeat(size(random, 1, most)),
    () => '−'.repeat(size(random, 1, most)),
    () => `${'1e'.repeat(size(random, 1, most / 2))}1`,
  ])()
}

/** A valid or nearly valid quantity, of up to about `most` characters. */
export function quantity(random: Random, most: number): string {
  const unit = () => random.pick(UNITS)
  return random
    .pick([
      () => `${number(random, 8)}${random.pick(SCALES)} ${unit()}`,
      () => `${number(random, most)}${random.pick(SCALES)} ${unit()}/${unit()}`,
      () => `1 ${unit()}${random.pick(['/', ' per ', ' ', '  /  '])}`.repeat(size(random, 1, most / 8)),
      () => `1${`/${unit()}`.repeat(size(random, 1, most / 4))}`,
      () => `1 ${' '.repeat(size(random, 1, most))}s`,
      () => `1 ${'a'.repeat(size(random, 1, most))}`,
      () => `1${random.pick([' million', ' k'])}`.repeat(size(random, 1, most / 8)),
      () => `${number(random, most)}${'a '.repeat(size(random, 1, most / 2))}`,
    ])()
    .slice(0, most)
}

/** A valid or nearly valid estimate formula. */
export function formula(random: Random, most: number, depth = 0): string {
  const inner = () => (depth > 6 ? random.pick(NAMES) : formula(random, most / 2, depth + 1))
  const repeated = (text: string) => text.repeat(size(random, 1, most / text.length))
  return random
    .pick([
      () => random.pick(NAMES),
      () => quantity(random, Math.min(most, 40)),
      () =>
        `${inner()} ${random.pick(['+', '-', '*', '/', '×', '÷', '^', '**', '&&', '|', '?', ','])} ${inner()}`,
      () => `(${inner()})`,
      () => `${random.pick(['ceil', 'min', 'max', 'sqrt', 'pow', 'nobody'])}(${inner()}, ${inner()})`,
      () => {
        const depthOf = size(random, 1, most / 2)
        return `${'('.repeat(depthOf)}1${')'.repeat(random.chance(0.8) ? depthOf : 1)}`
      },
      () => `${repeated(random.pick(['-', '+', '!', '~', '- ']))}1`,
      () => `${repeated('pow(9, ')}9`,
      () => `1${repeated(random.pick([' + 1', ' * 1 GB', '/s', ' per s', ' million', '.a', '[0]', '?1:1']))}`,
      () => `${random.pick(['a', '$', '"', '`', '1_', '{', '[']).repeat(size(random, 1, most))}`,
    ])()
    .slice(0, most)
}
