import { expect, test } from 'vitest'
import type { BoardFigures } from './board-figures'
import { figureFindings } from './figure-findings'

const CASE = [
  { name: 'reads_peak', text: '17,400 reads/s' },
  { name: 'stored', text: '16 TB' },
]
const seen = (texts: Parameters<typeof figureFindings>[0], results = CASE, board: BoardFigures[] = []) =>
  figureFindings(texts, results, board).map(({ code, place, message }) => [
    code,
    place.in === 'sheet' ? place.field : place.element,
    message,
  ])

test('[ES1][ES2] wrong sums and two figures with one name are asked about, each with its field', () => {
  const texts = {
    'non-functional': 'writes = 500 writes/s',
    calculations: 'writes = 5,000 writes/s\nstored = writes * 2 KB = 1 GB/s',
  }
  expect(seen(texts, [])).toEqual([
    ['wrong-sum', 'calculations', '“writes * 2 KB” comes to 10 MB/s, and 1 GB/s is written.'],
    [
      'two-figures',
      'calculations',
      'writes is 500 writes/s in Non-functional requirements, and 5,000 writes/s in Calculations.',
    ],
  ])
  // A one-letter name has no lasting meaning.
  expect(seen({ entities: 'n = 3', calculations: 'n = 500' }, [])).toEqual([])
})

test('[ES3] a figure far from the case’s with that name is reported if the guide is open, and only then', () => {
  const texts = { calculations: 'peak_reads = 1,740 reads/s\nstored = 20 TB\nother = 3' }
  expect(seen(texts)).toEqual([
    ['far-from-case', 'calculations', 'peak_reads is 1,740 reads/s; the case comes to 17,400 reads/s.'],
  ])
  expect(seen(texts, [])).toEqual([])
  // A different kind of figure says nothing: days are not bytes.
  expect(seen({ calculations: 'stored = 16 days' })).toEqual([])
  expect(seen({ calculations: 'stored = 16 TB' }, [{ name: 'stored', text: 'a lot' }])).toEqual([])
})

test('a worksheet full of slips gives at most twenty findings', () => {
  const texts = { calculations: Array.from({ length: 60 }, (_, line) => `${line} * 2 + 1 = 999`).join('\n') }
  expect(figureFindings(texts, [])).toHaveLength(20)
})

test('[ES5] a sum on the board is recomputed with the names of the worksheet, and compared with its figures', () => {
  const board = [{ element: 'sums', text: 'writes = 50,000 writes/s\nstored = writes * 2 KB = 1 GB/s' }]
  expect(seen({ calculations: 'writes = 5,000 writes/s' }, [], board)).toEqual([
    ['wrong-sum', 'sums', '“writes * 2 KB” comes to 100 MB/s, and 1 GB/s is written.'],
    [
      'two-figures',
      'sums',
      'writes is 5,000 writes/s in Calculations, and 50,000 writes/s in a text on the board.',
    ],
  ])
  const right = [{ element: 'sums', text: 'stored = writes * 2 KB = 10 MB/s' }]
  expect(seen({ calculations: 'writes = 5,000 writes/s' }, [], right)).toEqual([])
})
