import { expect, test } from 'vitest'
import { differences } from '@/lib/grading/domain/differences'
import type { GradeColumn } from '@/lib/grading/domain/grading-view'
import { RUBRIC, sheet } from '@/tests/fixtures/grades'
import { comparisonSentence, waitingSentence } from './grading-sentences'

const self: GradeColumn = { key: 's', source: 'self', name: 'Ines', mine: true, status: 'in' }
const peer: GradeColumn = { key: 'p', source: 'peer', name: 'Mara', mine: false, status: 'awaited' }
const view = (columns: GradeColumn[], ...sheets: ReturnType<typeof sheet>[]) => {
  const [a, b] = sheets
  return { columns, released: true, differences: a && b ? differences(a, b, RUBRIC) : null }
}

test('closed grades say what they are waiting for', () => {
  expect(waitingSentence(view([self, peer]), '27 Nov, 19:45')).toBe(
    'Opens when both are in, or on 27 Nov, 19:45.',
  )
  expect(waitingSentence(view([self, peer, { ...peer, key: 'q' }]), '27 Nov')).toMatch(/all 3 are in/)
  expect(waitingSentence(view([self]), '27 Nov')).toBe('')
})

test("open grades say how far apart they are, from the viewer's point of view", () => {
  const [kind, strict] = [sheet(3, 3, 3, 4, 3, 3, 3), sheet(3, 3, 3, 3, 2, 2, 3)]
  expect(comparisonSentence(view([self, peer], kind, strict))).toBe(
    'Different in 3 of 7. Yours is 0.4 higher on average.',
  )
  expect(comparisonSentence(view([{ ...self, mine: false }, peer], strict, kind))).toBe(
    'Different in 3 of 7. Ines’s own is 0.4 lower on average.',
  )
  expect(comparisonSentence(view([self, peer], kind, kind))).toBe('The same in all 7.')
  expect(comparisonSentence(view([self, peer], sheet(), kind))).toMatch(/nothing to compare/)
})

test('grades that opened after the time limit say who is missing', () => {
  expect(comparisonSentence(view([self, peer]))).toBe('Opened after seven days, without Mara.')
  expect(comparisonSentence(view([self]))).toBe('')
})
