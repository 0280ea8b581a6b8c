import { expect, test } from 'vitest'
import { RUBRIC, scoredInput, sheet } from '@/tests/fixtures/grades'
import { GRADE_NOTE_LIMIT } from './grade'
import { submissionSchemaFor } from './submission'

const whole = scoredInput(sheet(3, 3, 2, 4, 0, 1, 3))

function problems(input: unknown): string[] {
  const parsed = submissionSchemaFor(RUBRIC).safeParse(input)
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

test('[GR1] a grade scores each of the seven dimensions or says that it was not observed', () => {
  expect(problems(whole)).toEqual([])
  const { depth: _, ...six } = whole.scores
  expect(problems({ ...whole, scores: six })).toHaveLength(1)
  expect(problems({ ...whole, scores: { ...whole.scores, depth: { note: '', pointer: null } } })).toEqual([
    'scores.depth.score: Choose a score, or say that it was not observed.',
  ])
  for (const score of [0, 5, 2.5, '3']) {
    expect(
      problems({ ...whole, scores: { ...whole.scores, depth: { score, note: 'x', pointer: null } } }),
    ).toHaveLength(1)
  }
})

test('[GR2] a score has evidence of at most 2,000 characters; a dimension that was not observed needs none', () => {
  const noted = (note: string) => ({
    ...whole,
    scores: { ...whole.scores, scope: { score: 3, note, pointer: null } },
  })
  expect(problems(noted(' '))).toEqual([
    'scores.scope.note: Write what you saw or heard that shows it. One sentence is enough.',
  ])
  expect(problems(noted('x'.repeat(GRADE_NOTE_LIMIT)))).toEqual([])
  expect(problems(noted('x'.repeat(GRADE_NOTE_LIMIT + 1)))).toEqual([
    'scores.scope.note: Use at most 2000 characters.',
  ])
})

test('[GR3] evidence points at a moment, a worksheet field or elements on the board, and nowhere else', () => {
  const pointing = (pointer: unknown) => ({
    ...whole,
    scores: { ...whole.scores, scope: { score: 3, note: 'x', pointer } },
  })
  expect(problems(pointing({ kind: 'moment', elapsed: 372_000 }))).toEqual([])
  expect(problems(pointing({ kind: 'field', field: 'core-problem' }))).toEqual([])
  expect(problems(pointing({ kind: 'elements', ids: ['box-1'] }))).toEqual([])
  expect(problems(pointing({ kind: 'moment', elapsed: -1 }))).not.toEqual([])
  expect(problems(pointing({ kind: 'field', field: 'diary' }))).not.toEqual([])
  expect(problems(pointing({ kind: 'elements', ids: [] }))).not.toEqual([])
  expect(problems(pointing({ kind: 'page', url: 'https://example.org' }))).not.toEqual([])
})
