import { expect, test } from 'vitest'
import { SHEET_FIELDS } from '@/lib/rooms/domain/worksheet/worksheet'
import { figuresTable } from './figures-table'

const fields = (calculations: string) =>
  SHEET_FIELDS.map(({ id, title, points }) => ({
    ...{ id, title, points },
    text: id === 'calculations' ? calculations : '',
  }))

test('[EX3] each figure is listed with its place, its name and its text, and a wrong sum with the correct value', () => {
  const table = figuresTable(fields('users = 10M\nreads = 10M * 20 = 2M\nnothing here'), [
    { element: 'e', text: 'storage = 5 TB' },
  ])
  expect(table?.split('\r\n')).toEqual([
    'Part,Figure,As written,"Comes to, where that differs"',
    'Calculations,users,10M,',
    'Calculations,reads,2M,',
    'Calculations,10M * 20,2M,200 million',
    'Board,storage,5 TB,',
    '',
  ])
})

test('[EX3] a cell that a spreadsheet would run is text, and quotes and commas stay in their cell', () => {
  const table = figuresTable(fields('-4 * 20 = 5\nusers = 10'), [])
  expect(table).toContain("Calculations,'-4 * 20,5,")
  for (const row of (table ?? '').split('\r\n')) expect(row).not.toMatch(/(^|,)[=+@-]/)
})

test('a round without figures has no table', () => {
  expect(figuresTable(fields('we will see'), [])).toBeNull()
})
