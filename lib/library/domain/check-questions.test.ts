import { expect, test } from 'vitest'
import { checkQuestions, type Question } from './check-questions'

const CARD: Question = {
  file: 'content/patterns/saga.md',
  line: 30,
  ask: 'What is the pivot of a saga?',
  right: 'The step after which it only goes forward',
  wrong: ['The step that takes the most time', 'The step that starts the others', 'The last step'],
}
const found = (...cards: Partial<Question>[]) =>
  checkQuestions(cards.map((card) => ({ ...CARD, ...card }))).map(({ message }) => message)

test('[LC3] a question with one answer passes', () => {
  expect(found({})).toEqual([])
})

test.each<[string, Partial<Question>, string]>([
  [
    'two answers that differ in marks alone',
    { wrong: ['The step, after which it only goes forward.', 'b', 'c'] },
    'two answers of this card are the same',
  ],
  ['two wrong answers that are the same', { wrong: ['the last step', 'The last step', 'c'] }, 'are the same'],
  [
    'an answer that holds the right one',
    { wrong: ['The step after which it only goes forward, if it can', 'b', 'c'] },
    'hold each other',
  ],
  [
    'one quantity in two units',
    { right: 'About 90 s', wrong: ['1.5 min', '90 min', '9 s'] },
    'are one quantity in two units',
  ],
  ['an answer about the others', { wrong: ['None of the above', 'b', 'c'] }, 'is about the other answers'],
  [
    'a question that tells its answer',
    { ask: 'Is the step after which it only goes forward the pivot?' },
    'the question tells its answer',
  ],
])('[LC3] the check finds %s', (_, change, message) => {
  expect(found(change).join('\n')).toContain(message)
})

test('[LC3] counts of different things are different answers', () => {
  expect(found({ right: '3 zones', wrong: ['3 servers', '90 min', '90 s'] })).toEqual([])
})

test('[LC3] a card that another page has too is reported at its second place', () => {
  const [finding] = checkQuestions([CARD, { ...CARD, file: 'content/patterns/cqrs.md', line: 9 }])
  expect(finding).toMatchObject({ file: 'content/patterns/cqrs.md', line: 9 })
  expect(finding?.message).toContain('is asked at content/patterns/saga.md:30 too')
})
