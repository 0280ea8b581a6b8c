import { expect, test } from 'vitest'
import { recordSentence } from './record-sentence'

test('[PR10] a record says how often and in which direction, or that it is not known yet', () => {
  expect(recordSentence({ known: false, rounds: 2 }, 'Their')).toBe(
    'How well their reviews agree with other grades is not known yet: 2 of 3 rounds can be compared.',
  )
  const known = { known: true, rounds: 4, compared: 28, same: 21 } as const
  expect(recordSentence({ ...known, kinder: 0.26 }, 'Your')).toBe(
    'Your reviews gave the same score as the people in the round in 75 % of 28 scores from 4 rounds, and were 0.3 kinder on average.',
  )
  expect(recordSentence({ ...known, kinder: -0.5 }, 'Their')).toContain('0.5 stricter on average')
  expect(recordSentence({ ...known, kinder: 0.04 }, 'Their')).toContain('neither kinder nor stricter')
})
