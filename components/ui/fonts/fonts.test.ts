import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LETTERS, subsetFonts } from '@/scripts/assets/subset-fonts.mjs'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')

test('the fonts are what their script generates', async () => {
  const made = await subsetFonts()
  expect(made.size).toBe(3)
  for (const [name, font] of made)
    expect(font.equals(readFileSync(path.join(import.meta.dirname, name))), name).toBe(true)
})

test('they are requested for exactly the characters that they contain', () => {
  const inStyles = [...read('fonts.css').matchAll(/unicode-range:([^;]*);/g)]
  const inScript = [...read('ui-font.ts').matchAll(/'(U\+[^']*)'/g)]
  const ranges = [...inStyles, ...inScript].map(([, list = '']) => list)
  expect(ranges).toHaveLength(3)
  for (const list of ranges) expect(lettersOf(list).toSorted()).toEqual([...LETTERS].toSorted())
})

function lettersOf(list: string): string[] {
  return [...list.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, first = '', last = first]) => {
    const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)]
    return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
  })
}
