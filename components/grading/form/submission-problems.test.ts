import { expect, test } from 'vitest'
import { dimensionOf } from '@/lib/grading/domain/rubric'
import { answersFor, gradeInput, RUBRIC, RUBRIC_2, scoredInput, sheet } from '@/tests/fixtures/grades'
import { typedTime } from '../pointer-words'
import { countDone, type GradeDraft, readDraft } from './grade-draft'
import { checkDraft, problemSentence } from './submission-problems'

const whole: GradeDraft = { ...scoredInput(sheet(3, 3, 2, 4, 0, 1, 3)), feedback: [] }
const titleOf = (id: Parameters<typeof dimensionOf>[1]) => dimensionOf(RUBRIC, id).title

test('a complete draft is ready to submit', () => {
  expect(checkDraft(whole, RUBRIC)).toMatchObject({
    ok: true,
    submission: { scores: { depth: { score: null } } },
  })
})

test('missing items are named by dimension and summed up in a sentence', () => {
  const { purpose, scope, ...others } = whole.scores
  const draft = {
    ...whole,
    scores: { ...others, purpose: { ...purpose, score: undefined }, scope: { ...scope, note: '' } },
  }
  const checked = checkDraft(draft, RUBRIC)
  if (checked.ok) throw new Error('A draft with holes passed')
  expect(checked.problems.scores).toEqual({
    purpose: { score: 'Choose a score, or say that it was not observed.' },
    scope: { note: 'Write what you saw or heard that shows it. One sentence is enough.' },
  })
  expect(problemSentence(checked.problems, titleOf)).toBe(
    'Something is missing in Purpose and core problem and Scope and constraints. Your grade has not been submitted yet.',
  )
})

test('a draft is read back as it was stored, and anything that is not a draft is ignored', () => {
  const half = { ...whole, scores: { ...whole.scores, scope: { note: 'half a th', pointer: null } } }
  expect(readDraft(JSON.stringify(half))).toEqual(half)
  for (const kept of [null, '', '{', '{}', JSON.stringify({ ...whole, scores: {} })])
    expect(readDraft(kept)).toBeNull()
})

test('times are parsed as people type them', () => {
  expect(typedTime('12:50')).toBe(770_000)
  expect(typedTime(' 1:02:03 ')).toBe(3_723_000)
  for (const text of ['12', '12:5', '12:60', 'a:10', '']) expect(typedTime(text)).toBeNull()
})

const answered: GradeDraft = { ...gradeInput(sheet(3, 3, 2, 4, 0, 1, 3)), feedback: [] }
const withScope = (change: Partial<GradeDraft['scores']['scope']>): GradeDraft => ({
  ...answered,
  scores: { ...answered.scores, scope: { ...answered.scores.scope, ...change } },
})

test('[GR21] a draft of answers is submitted without a score', () => {
  const checked = checkDraft(answered, RUBRIC_2)
  if (!checked.ok) throw new Error('A whole draft was refused')
  expect(Object.keys(checked.submission.scores.scope).sort()).toEqual([
    'answers',
    'note',
    'overrule',
    'pointer',
  ])
})

test.each<[string, Partial<GradeDraft['scores']['scope']>, object]>([
  [
    'an open statement',
    { answers: { 'left-out': 'yes' } },
    { answers: expect.stringContaining('Answer each') },
  ],
  ['no note', { note: ' ' }, { note: expect.stringContaining('One sentence is enough') }],
  [
    'an overrule without a score',
    { overrule: { reason: 'because' } },
    { overrule: 'Choose the score that you give instead.' },
  ],
  ['an overrule without a reason', { overrule: { score: 4, reason: '' } }, { overrule: expect.any(String) }],
  [
    'an overrule to the score that there is',
    { overrule: { score: 3, reason: 'because' } },
    { overrule: expect.stringContaining('this score already') },
  ],
])('[GR21] %s is named in its dimension', (_, change, problems) => {
  const checked = checkDraft(withScope(change), RUBRIC_2)
  if (checked.ok) throw new Error('A draft with holes passed')
  expect(checked.problems).toEqual({ scores: { scope: problems }, other: null })
})

test('[GR21] a half-answered draft is read back as it was stored', () => {
  const half = withScope({ answers: { 'left-out': 'no' }, overrule: { reason: 'half a th' } })
  expect(readDraft(JSON.stringify(half))).toEqual(half)
})

test('a dimension is done once its statements are answered and its score has evidence', () => {
  expect(countDone(answered, RUBRIC_2)).toBe(7)
  expect(countDone(withScope({ answers: { 'left-out': 'no' } }), RUBRIC_2)).toBe(6)
  expect(countDone(withScope({ note: '' }), RUBRIC_2)).toBe(6)
  expect(countDone(withScope({ overrule: { reason: '' } }), RUBRIC_2)).toBe(6)
  expect(countDone(withScope({ answers: answersFor('scope', null), note: '' }), RUBRIC_2)).toBe(7)
})

test('a draft from before an update keeps its notes', () => {
  const older = readDraft(JSON.stringify(whole))
  if (!older) throw new Error('An older draft was thrown away')
  expect(older.scores.scope.note).toBe(whole.scores.scope.note)
  expect(checkDraft(older, RUBRIC_2)).toMatchObject({ ok: false })
})
