import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { expect, test } from 'vitest'
import { Random } from '@/tests/support/board/random'
import { isOrderKey, keyBetween } from './order-key'
import { OrderKeys } from './order-keys'

test('[B8] every key that Excalidraw creates in practice is accepted', () => {
  for (const key of generateNKeysBetween(null, null, 5_000)) expect(isOrderKey(key)).toBe(true)
  let [low, high]: [string | null, string | null] = ['a1', 'a2']
  for (let i = 0; i < 200; i++) {
    const key: string = generateKeyBetween(low, high)
    expect(isOrderKey(key)).toBe(true)
    if (i % 2) low = key
    else high = key
  }
})

test.each(['', 'a', 'b1', 'Zzz0', 'a10', '0a', 'a!', 'a1\n', 'z'.repeat(27), 'A0', 'ä1', 7, null, undefined])(
  '[B8] %o is not a key',
  (value) => {
    expect(isOrderKey(value)).toBe(false)
  },
)

test('[B8] the table finds holders and neighbours after any moves', () => {
  const random = new Random(3)
  const keys = new OrderKeys()
  const plain = new Map<string, string>()
  for (let i = 0; i < 3_000; i++) {
    const key = `a${1 + random.below(9)}${1 + random.below(9)}${1 + random.below(9)}`
    const id = `e${random.below(50)}`
    if (random.chance(0.6)) {
      keys.take(key, id)
      if (!plain.has(key)) plain.set(key, id)
    } else {
      keys.release(key, id)
      if (plain.get(key) === id) plain.delete(key)
    }
    const sorted = [...plain.keys()].sort()
    const asked = `a${1 + random.below(9)}${1 + random.below(9)}5`
    expect(keys.next(asked)).toBe(sorted.find((other) => other > asked) ?? null)
    expect(keys.holder(key)).toBe(plain.get(key))
    expect([keys.first(), keys.last()]).toEqual([sorted[0], sorted.at(-1)])
  }
})

test('[B8][B16] many keys that change hands at once end up where they would one by one', () => {
  const random = new Random(4)
  const [together, single] = [new OrderKeys(), new OrderKeys()]
  const keyOf = new Map<string, string>()
  for (let round = 0; round < 30; round++) {
    const ids = new Set(Array.from({ length: 60 }, () => `e${random.below(90)}`))
    const moves = [...ids].map((id) => {
      return { id, from: keyOf.get(id), to: `a${1 + random.below(9)}${1 + random.below(9)}` }
    })
    together.move(moves)
    for (const { id, from } of moves) if (from !== undefined) single.release(from, id)
    for (const { id, to } of moves) {
      single.take(to, id)
      keyOf.set(id, to)
    }
    for (let key = 'a11'; ; ) {
      expect(together.holder(key)).toBe(single.holder(key))
      expect(together.next(key)).toBe(single.next(key))
      const next = single.next(key)
      if (next === null) break
      key = next
    }
    expect([together.first(), together.last()]).toEqual([single.first(), single.last()])
  }
})

test('[B8] keys made for different elements in one gap differ and are within the gap', () => {
  const random = new Random(8)
  const made = new Set<string>()
  for (let i = 0; i < 500; i++) {
    const key = keyBetween('a1', 'a2', random.below(0xffff_ffff))
    expect(key > 'a1' && key < 'a2' && isOrderKey(key)).toBe(true)
    made.add(key)
  }
  expect(made.size).toBeGreaterThan(490)
})
