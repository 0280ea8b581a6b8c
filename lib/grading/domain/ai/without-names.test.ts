import { expect, test } from 'vitest'
import { withoutNames } from './without-names'

const plain = (text: string, ...names: string[]) =>
  withoutNames(
    text,
    names.map((name, index) => ({ name, role: index === 0 ? 'candidate' : 'interviewer' })),
  )

test('[AG1] whole names go in any script, length and case', () => {
  expect(plain('ines fonseca and Ines, says Mara', 'Ines Fonseca', 'Mara')).toBe(
    '[candidate] and [candidate], says [interviewer]',
  )
  expect(plain('我是李明，你好', '李明')).toBe('我是[candidate]，你好')
  expect(plain('Drawn by li wu', 'Mara', 'Li Wu')).toBe('Drawn by [interviewer]')
  expect(plain('Jose\u0301 drew it', 'José')).toBe('[candidate] drew it')
})

test('[AG1] a name of parts and products takes none of them out of the record', () => {
  const text = 'Chosen: Postgres, one cost. The queue grows, Kafka too.'
  expect(plain(text, 'Reason Postgres', 'Kafka Queue')).toBe(text)
  expect(plain('Drawn by Reason  Postgres.', 'Reason Postgres')).toBe('Drawn by [candidate].')
})

test('[AG1] usual names are no names of parts', () => {
  const names = 'Ines Mara Otto Ruth Anna Ben Tom Fonseca Kovac Lea Ada Priya Chen Ahmed Olga'.split(' ')
  for (const name of names) expect(plain(`${name} said`, name)).toBe('[candidate] said')
})
