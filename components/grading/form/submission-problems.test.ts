import { expect, test } from 'vitest'
import { dimensionOf } from '@/lib/grading/domain/rubric'
import { gradeInput, RUBRIC, sheet } from '@/tests/fixtures/grades'
import { typedTime } from '../pointer-words'
import { type GradeDraft, readDraft } from './grade-draft'
import { checkDraft, problemSentence } from './submission-problems'

const whole: GradeDraft = { ...gradeInput(sheet(3, 3, 2, 4, 0, 1, 3)), feedback: [] }
const titleOf = (id: Parameters<typeof dimensionOf>[1]) => dimensionOf(RUBRIC, id).title

test('a whole draft is ready to hand in', () => {
  expect(checkDraft(whole)).toMatchObject({ ok: true, submission: { scores: { depth: { score: null } } } })
})

test('what is missing is named by dimension and summed up in a sentence', () => {
  const { purpose, scope, ...others } = whole.scores
  const draft = {
    ...whole,
    scores: { ...others, purpose: { ...purpose, score: undefined }, scope: { ...scope, note: '' } },
  }
  const checked = checkDraft(draft)
  if (checked.ok) throw new Error('A draft with holes passed')
  expect(checked.problems.scores).toEqual({
    purpose: { score: 'Choose a score, or say that it was not observed.' },
    scope: { note: 'Write what you saw or heard that shows it. One sentence is enough.' },
  })
  expect(problemSentence(checked.problems, titleOf)).toBe(
    'Something is missing: Purpose and core problem and Scope and constraints. Nothing was handed in yet.',
  )
})

test('a draft is read back as it was kept, and what is no draft is left', () => {
  const half = { ...whole, scores: { ...whole.scores, scope: { note: 'half a th', pointer: null } } }
  expect(readDraft(JSON.stringify(half))).toEqual(half)
  for (const kept of [null, '', '{', '{}', JSON.stringify({ ...whole, scores: {} })])
    expect(readDraft(kept)).toBeNull()
})

test('times are read as people type them', () => {
  expect(typedTime('12:50')).toBe(770_000)
  expect(typedTime(' 1:02:03 ')).toBe(3_723_000)
  for (const text of ['12', '12:5', '12:60', 'a:10', '']) expect(typedTime(text)).toBeNull()
})
