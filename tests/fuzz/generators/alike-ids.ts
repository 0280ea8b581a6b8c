import { hash } from '@/lib/board/domain/merge/hash'
import type { Random } from '../../support/board/random'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const CODES = new Set([...LETTERS].map((letter) => letter.charCodeAt(0)))
/** The bits of an id's hash that spread elements over a gap in the stack. */
const MASK = 2 ** 18 - 1
const PRIME = 0x01000193
/** PRIME times this is 1, in the low bits. */
const INVERSE = inverse()

/** Ids whose hashes agree in the bits that should distinguish elements: each computed from its last two letters. */
export function alikeIds(count: number, random: Random): string[] {
  const wanted = random.below(MASK + 1)
  const found = new Set<string>()
  while (found.size < count) {
    const start = Array.from({ length: 6 }, () => random.pick([...LETTERS])).join('')
    for (const last of CODES) {
      const before = Math.imul(wanted, INVERSE) ^ last
      const code = (hash(start) ^ Math.imul(before, INVERSE)) & MASK
      if (CODES.has(code)) found.add(start + String.fromCharCode(code, last))
    }
  }
  return [...found].slice(0, count)
}

function inverse(): number {
  let result = 1
  // Each step doubles the number of correct bits.
  for (let step = 0; step < 5; step++) result = Math.imul(result, 2 - Math.imul(PRIME, result))
  return result
}
