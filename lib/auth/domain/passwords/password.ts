import type { ParamsOf } from '@/lib/shared/sentences/sentences'
import { COMMON_PASSWORDS } from './common-passwords'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128

/** Words that stay common whatever is added at either end: `Password2026!!`. */
const COMMON_WORDS = new Set(
  `password passwort passphrase motdepasse contrasena qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm
   letmein welcome admin administrator root master superuser iloveyou trustno monkey dragon shadow sunshine princess
   football baseball basketball soccer superman batman starwars computer internet whatever freedom secret changeme
   default login guest test testing user hello charlie michael jordan ashley daniel thomas jessica summer winter
   spring autumn january february march april june july august september october november december monday friday
   threepoint interview systemdesign whiteboard excalidraw`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * Passwords that every article on passwords quotes, without spaces and symbols, and with letters in place of their
 * look-alikes.
 */
const PUBLISHED = ['correcthorsebatterystaple', 'troubador', 'troubadour']

/** Keyboard rows and sequences, in both directions. */
const RUNS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
].flatMap((row) => [row, [...row].reverse().join('')])

/** Digits and symbols that people write in place of letters. */
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

type PasswordProblem = ParamsOf<'auth/weak-password'>

/**
 * Returns why a password is rejected, as a parameter of `auth/weak-password`, or null when it is acceptable. `personal`
 * holds the user's own name and e-mail address: they add nothing to a password's strength.
 */
export function passwordProblem(password: string, personal: readonly string[] = []): PasswordProblem | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return { problem: 'short', limit: PASSWORD_MIN }
  if (length > PASSWORD_MAX) return { problem: 'long', limit: PASSWORD_MAX }
  const plain = password.toLowerCase()
  if (isCommon(plain)) return { problem: 'common' }
  if (withoutPersonal(plain, personal).length < 8) {
    return { problem: 'personal' }
  }
  return null
}

function isCommon(plain: string): boolean {
  return (
    COMMON_PASSWORDS.has(plain) ||
    new Set(plain).size < 5 ||
    isRepetition(plain) ||
    isMostlyRuns(plain) ||
    isTwoRuns(plain) ||
    isPublished(plain) ||
    isCommonWord(plain) ||
    isCommonWord(spelledOut(plain))
  )
}

/** `abcabcabcabc`: a block of up to half the length, repeated. */
function isRepetition(plain: string): boolean {
  return (plain + plain).indexOf(plain, 1) < plain.length
}

/** Fewer than four characters are left after runs of four or more are removed: `qwertyuiop12`, `abcdef123456`. */
function isMostlyRuns(plain: string): boolean {
  let left = plain
  for (const row of RUNS) {
    for (let size = row.length; size >= 4; size--) {
      for (let start = 0; start + size <= row.length; start++) {
        left = left.replaceAll(row.slice(start, start + size), '')
      }
    }
  }
  return left.length < 4
}

/** Two interleaved runs: `a1b2c3d4e5f6`. */
function isTwoRuns(plain: string): boolean {
  const every = (from: 0 | 1) => [...plain].filter((_, at) => at % 2 === from).join('')
  return isMostlyRuns(every(0)) && isMostlyRuns(every(1))
}

/** A published password with no more than a few extra characters: `Tr0ub4dor&3xx`. */
function isPublished(plain: string): boolean {
  const letters = [...plain].map((character) => LOOKALIKES[character] ?? character).join('')
  const core = letters.replace(/[^a-z]/g, '')
  return PUBLISHED.some((known) => core.replace(known, '').length < 4)
}

/** One common word, once or repeated, with only non-letters around it. */
function isCommonWord(plain: string): boolean {
  const words = plain.split(/[^a-z]+/).filter(Boolean)
  const [word] = words
  if (word === undefined || words.some((other) => other !== word)) return false
  return [...COMMON_WORDS].some((common) => word.replaceAll(common, '') === '')
}

/** `p@ssw0rd2026` as `password`: digits and symbols at the ends are decoration, those within stand for letters. */
function spelledOut(plain: string): string {
  // regex: passwords have at most 128 characters
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return [...core].map((character) => LOOKALIKES[character] ?? character).join('')
}

function withoutPersonal(plain: string, personal: readonly string[]): string {
  const parts = personal
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length)
  return parts.reduce((left, part) => left.replaceAll(part, ''), plain)
}
