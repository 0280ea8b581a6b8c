import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { HOTEL, hotelWith } from '@/tests/fixtures/case-sources'
import { reviewSource, titleOf } from './draft'

test('a valid case can be published', () => {
  expect(reviewSource(HOTEL)).toMatchObject({ publishable: true, whole: { id: 'hotel-booking-system' } })
})

test('the template of a new case can be published; that it is short is only advice', () => {
  const { publishable, findings } = reviewSource(readFileSync('content/templates/case.md', 'utf8'))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(publishable).toBe(true)
  expect(findings.map(({ severity }) => severity)).toContain('standard')
})

test.each([
  ['a form that cannot be read', 'kind: product', 'kind: thing'],
  ['a wrong number', '= 58 bookings/s', '= 580 bookings/s'],
  ['a hint with the answer', '- List the screens in order, only their names.', '- Would a saga help?'],
])('a case with %s cannot', (_, find, replacement) => {
  expect(reviewSource(hotelWith(find, replacement)).publishable).toBe(false)
})

test.each([
  ['title: My case\n', 'My case'],
  ['---\ntitle: "Quoted: case"', 'Quoted: case'],
  ['title:\nkind: x', 'Untitled case'],
  ['', 'Untitled case'],
])('the title of %j', (source, title) => {
  expect(titleOf(source)).toBe(title)
})
