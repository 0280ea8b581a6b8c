import { hash } from '@/lib/board/domain/merge/hash'
import { Random } from '../support/board/random'

/** One input that an attacker sends. `kind` names the form that generated it. */
export type Input = { kind: string; bytes: Uint8Array }

/** Generates one form of input. */
export type Make = (random: Random) => Uint8Array

/** The forms of an entrance by name, all equally frequent. */
export type Forms = Readonly<Record<string, Make>>

/** The input with this number in a run: the same seed always gives the same one. */
export function inputOf(name: string, forms: Forms, seed: number, index: number): Input {
  const random = new Random(hash(`${name} ${seed} ${index}`))
  const [kind, make] = random.pick(Object.entries(forms))
  return { kind, bytes: make(random) }
}

/** Bytes with a few of them changed, removed, doubled or added, or with the end cut off. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let result = Buffer.from(bytes)
  for (let left = 1 + random.below(4); left > 0; left--) {
    const at = random.below(result.length + 1)
    const to = Math.min(result.length, at + 1 + random.below(16))
    const parts = {
      flip: () => [result.subarray(0, at), Buffer.of(random.below(256)), result.subarray(at + 1)],
      remove: () => [result.subarray(0, at), result.subarray(to)],
      double: () => [result.subarray(0, to), result.subarray(at, to), result.subarray(to)],
      add: () => [result.subarray(0, at), Buffer.of(random.below(256)), result.subarray(at)],
      cut: () => [result.subarray(0, at)],
      tail: () => [result, Buffer.of(random.below(256))],
    }
    result = Buffer.concat(random.pick(Object.values(parts))())
  }
  return result
}

/** From `least` to `most`, with small numbers as frequent as large ones. */
export function size(random: Random, least: number, most: number): number {
  return Math.round(least * (most / least) ** random.next())
}

/** How often to repeat something to fill up to `room` characters with pieces of `each`: mostly to the full. */
export function fill(random: Random, room: number, each = 1): number {
  return size(random, Math.max(1, room / each / 8), Math.max(1, room / each))
}
