import { expect, test } from 'vitest'
import { choicesOf } from './choices-of'

const choices = { right: 'The commit', wrong: ['A retry', 'the cache', 'Nothing'] }

test('[DR9] a question that asks "which" has its options, in an order that does not reveal the right one', () => {
  const ordered = ['A retry', 'Nothing', 'the cache', 'The commit']
  expect(choicesOf({ ask: 'Which of these ends first?', ...choices })).toEqual(ordered)
  expect(choicesOf({ ask: 'It fails. In which of them?', ...choices })).toEqual(ordered)
})

test('[DR9] a question that can be answered from memory has none', () => {
  expect(choicesOf({ ask: 'What ends first?', ...choices })).toEqual([])
})
