import { expect, test } from 'vitest'
import { formatQuantity } from '@/lib/content/domain/estimate/format-quantity'
import { EASY_UNITS } from '@/lib/content/domain/estimate/units'
import { checkAnswer } from './check-answer'
import { type Sum, sumOf, withNumbers } from './sum'
import { SUM_SCENES } from './sum-scenes'

const SEEDS = Array.from({ length: 2_000 }, (_, seed) => seed)
const SUMS = SEEDS.map(sumOf)
const times = (sum: Sum, factor: number) =>
  formatQuantity({ ...sum.answer.quantity, value: sum.answer.quantity.value * factor }, sum.unit, EASY_UNITS)
const sumWith = (id: string) => {
  const sum = SUMS.find(({ scene }) => scene.id === id)
  if (!sum) throw new Error(`no seed gives ${id}`)
  return sum
}

test('[DR6] a seed gives the same sum each time, and seeds give all kinds with many numbers', () => {
  expect(sumOf(7)).toEqual(sumOf(7))
  expect(new Set(SUMS.map(({ scene }) => scene.id))).toEqual(new Set(SUM_SCENES.map(({ id }) => id)))
  expect(new Set(SUMS.map(({ tell }) => tell)).size).toBeGreaterThan(400)
})

test('[DR6] the engine computes every sum, to a figure that people can say', () => {
  for (const sum of SUMS) {
    expect(sum.answer.formula, sum.tell).not.toBeNull()
    expect(sum.answer.quantity.value, sum.tell).toBeGreaterThan(0)
    expect(sum.answer.shown, sum.tell).not.toMatch(/e[-+]?\d/)
    expect(
      Number.parseFloat(sum.answer.shown.replaceAll(',', '')),
      `${sum.tell} ${sum.answer.shown}`,
    ).toBeGreaterThanOrEqual(0.01)
  }
})

test('[DR6] the text has exactly the numbers of the computation: each is a line', () => {
  for (const { tell, lines } of SUMS) {
    for (const { formula, shown } of lines) {
      if (formula !== null) continue
      const number = /^[\d.,]+/.exec(shown)?.[0] ?? shown
      const words = tell.replace('one photo', '1 photo').replace('A fifth', '20 %').replace('a fifth', '20 %')
      expect(words, `${tell} lacks ${shown}`).toContain(number)
    }
  }
})

test('[DR6] the computed answer is accepted, and so is one a quarter off, in any unit of its kind', () => {
  for (const sum of SUMS.slice(0, 400)) {
    expect(checkAnswer(sum, sum.answer.shown), sum.tell).toMatchObject({ kind: 'right' })
    expect(checkAnswer(sum, times(sum, 1.2)), sum.tell).toMatchObject({ kind: 'right' })
    expect(checkAnswer(sum, times(sum, 2)), sum.tell).toMatchObject({ kind: 'close' })
    expect(checkAnswer(sum, times(sum, 20)), sum.tell).toMatchObject({ kind: 'wrong' })
  }
  const egress = sumWith('egress')
  expect(checkAnswer(egress, `${egress.answer.quantity.value / 1e6} MB/s`)).toMatchObject({ kind: 'right' })
})

test('[DR6] a wrong unit, a missing unit and a missing number are distinguished', () => {
  const ingress = sumWith('ingress')
  expect(checkAnswer(ingress, '5')).toEqual({
    kind: 'unit',
    message: 'Add a unit: data per time is asked for, such as MB/s.',
  })
  expect(checkAnswer(ingress, '5 MB')).toMatchObject({
    kind: 'unit',
    message: expect.stringContaining('That is data'),
  })
  expect(checkAnswer(ingress, 'many')).toMatchObject({ kind: 'unread' })
  expect(checkAnswer(ingress, ' ')).toEqual({
    kind: 'unread',
    message: `Type a figure with its unit, such as 40 ${ingress.unit}.`,
  })
  expect(checkAnswer(ingress, '-5 MB/s')).toMatchObject({ kind: 'wrong', slip: null })
})

test('[DR6] the mistake behind a wrong figure is named', () => {
  expect(checkAnswer(sumWith('egress'), times(sumWith('egress'), 8))).toMatchObject({
    kind: 'wrong',
    slip: 'A byte has 8 bits.',
  })
  const peak = SUMS.find(({ scene, tell }) => scene.id === 'writes' && tell.includes('has 5 times'))
  if (!peak) throw new Error('no seed gives it')
  expect(checkAnswer(peak, times(peak, 1 / 5))).toMatchObject({ slip: 'Was “peak” (5 x) left out?' })
})

test('[DR6] the explanation goes step by step, with the numbers filled in', () => {
  const sum = sumWith('reads')
  const steps = sum.lines.map((line) => withNumbers(line, sum.lines))
  expect(steps.slice(0, 2)).toEqual([null, null])
  expect(steps.at(-1)).toBe(`${sum.lines[0]?.shown} × ${sum.lines[1]?.shown}`)
})
