import { expect, test } from 'vitest'
import { nameSchema } from './name'

test.each([
  'Ines Duarte',
  'Zoë',
  'Nguyễn Thị Ánh',
  'שָׁלוֹם',
  'นิ้วกลม',
  'Ọlá',
  "O'Brien-Smith",
  '王小明',
  'हिन्दी',
])('%s is a valid name', (name) => {
  expect(nameSchema.parse(name)).toBe(name.normalize('NFC'))
})

test.each([
  ['only marks', '\u0301'.repeat(59)],
  ['a letter under many marks', `a${'\u0335'.repeat(5)}`],
  ['a mark on nothing', '\u0301a'],
  ['text turned around', 'ab\u202ecd'],
  ['a control character', 'a\u0007b'],
  ['nothing that shows', '\u3164'],
  ['a space of no width', 'a\u200bb'],
])('%s is not a valid name', (_, name) => {
  expect(nameSchema.safeParse(name).success).toBe(false)
})

test('letters are stored composed, so that a name has only one encoding', () => {
  expect(nameSchema.parse('Zoe\u0308')).toBe('Zo\u00eb')
})
