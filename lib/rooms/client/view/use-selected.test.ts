import { expect, test } from 'vitest'
import { isSame } from './use-selected'

test('plain objects and lists are equal if their contents are, one level deep', () => {
  const chat = [{ text: 'hello' }]
  expect(isSame({ chat, me: 1 }, { chat, me: 1 })).toBe(true)
  expect(isSame([1, chat], [1, chat])).toBe(true)
  expect(isSame({ chat, me: 1 }, { chat, me: 2 })).toBe(false)
  expect(isSame({ chat }, { chat: [...chat] })).toBe(false)
  expect(isSame({ a: undefined }, { b: undefined })).toBe(false)
  expect(isSame([], {})).toBe(false)
})

test('functions and instances are equal only to themselves', () => {
  const [one, other] = [() => 1, () => 1]
  expect([isSame(one, one), isSame(one, other)]).toEqual([true, false])
  expect(isSame(new Map([[1, 1]]), new Map([[2, 2]]))).toBe(false)
  expect(isSame(new Date(1), new Date(2))).toBe(false)
})
