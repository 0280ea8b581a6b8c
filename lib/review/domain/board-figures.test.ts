import { expect, test } from 'vitest'
import { boardFigures } from './board-figures'

const text = (id: string, originalText: unknown, place: object = {}) => ({
  ...{ id, type: 'text', isDeleted: false, x: 0, y: 0, originalText, text: 'wrapped' },
  ...place,
})

test('[ES5] texts that evaluate to a figure are read from the top down, as typed', () => {
  const board = [
    text('low', 'stored = 3 TB', { y: 300 }),
    text('right', '4 * 5 → 20', { x: 80 }),
    text('left', '100 users\n20 MB * 3 ≈ 60 MB'),
    text('name', 'Booking service 2'),
    text('words', 'a = b'),
    text('gone', '1 + 1 = 3', { isDeleted: true }),
    { id: 'box', type: 'rectangle', originalText: '1 + 1 = 3' },
  ]
  expect(boardFigures(board).map(({ element }) => element)).toEqual(['left', 'right', 'low'])
  expect(boardFigures(board)[0]?.text).toBe('100 users\n20 MB * 3 ≈ 60 MB')
})

test('[ES5] any content of a board is read without an error, at most a hundred texts of it', () => {
  const odd = [
    null,
    7,
    { id: 1, type: 'text' },
    text('t', null, { text: 5 }),
    text('u', '1 = 1', { x: Number.NaN }),
  ]
  expect(boardFigures(odd.map((one) => Object(one))).map(({ element }) => element)).toEqual(['u'])
  expect(
    boardFigures(Array.from({ length: 150 }, (_, index) => text(`t${index}`, '1 + 1 = 2'))),
  ).toHaveLength(100)
})
