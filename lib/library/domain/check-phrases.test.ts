import { expect, test } from 'vitest'
import { checkPhrases, MOST_DOCUMENTS, type Prose } from './check-phrases'

const documents = (count: number, text: string): Prose[] =>
  Array.from({ length: count }, (_, at) => ({
    file: `content/concepts/${at}.md`,
    texts: [{ text, line: 7 }],
  }))
const messages = (count: number, text: string) =>
  checkPhrases(documents(count, text), ['CAP theorem in two pages and more'])

test('[LC5] a phrase in more than five documents is found in each of them', () => {
  const text = 'At the end of the day, it is a question of money.'
  expect(messages(MOST_DOCUMENTS, text)).toEqual([])
  const found = messages(MOST_DOCUMENTS + 1, text)
  expect(found.filter(({ message }) => message.startsWith('"the end of the day"'))).toHaveLength(6)
  expect(found[0]).toMatchObject({ line: 7, severity: 'standard' })
})

test('[LC5] names, figures and word runs across two sentences are not phrases', () => {
  expect(messages(9, 'CAP theorem in two pages')).toEqual([])
  expect(messages(9, 'costs 40 EUR a month')).toEqual([])
  expect(messages(9, 'It stops here. Then it goes on.')).toEqual([])
})

test('[LC5] one document that repeats itself counts once', () => {
  const [one] = documents(1, 'a phrase that is said again')
  if (!one) throw new Error('no document')
  expect(checkPhrases([{ ...one, texts: Array.from({ length: 9 }, () => one.texts).flat() }], [])).toEqual([])
})
