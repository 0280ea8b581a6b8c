import { expect, test } from 'vitest'
import { parseFigure, writeFigure } from './write-figure'

test.each([
  ['rate', '3k', 3000],
  ['rate', ' 1,200 /s ', 1200],
  ['capacity', '2.5M', 2_500_000],
  ['availability', '99.9 %', 0.999],
  ['hits', '90', 0.9],
  ['time', '0.5 ms', 0.5],
  ['copies', '3', 3],
  ['calls', '0.01', 0.01],
] as const)('[WI2] %s %s is accepted', (kind, text, value) => {
  expect(parseFigure(kind, text)).toEqual({ value })
})

test.each([
  ['rate', 'many', 'Write a number, such as 250 or 3k.'],
  ['rate', '-3', 'Write a number, such as 250 or 3k.'],
  ['rate', '1.2.3', 'Write a number, such as 250 or 3k.'],
  ['availability', '101', 'Write a number from 0 to 100 %.'],
  ['copies', '0', 'Write a number from 1 to 1,000,000.'],
] as const)('[WI2] %s %s is refused, with what to write instead', (kind, text, problem) => {
  expect(parseFigure(kind, text)).toEqual({ problem })
})

test('[WI2] figures are written in the form in which they are parsed', () => {
  expect(writeFigure('availability', 0.9995)).toBe('99.95')
  expect(writeFigure('capacity', 100_000)).toBe('100,000')
})
